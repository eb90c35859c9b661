package io.groundswell.jobs.run;

import java.net.URI;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink that jobs can be run on: in this process, or a real cluster. */
public interface FlinkHost extends AutoCloseable {
    /** Address of the web UI and of Flink's REST interface. */
    URI webUi();

    /** An environment whose jobs run there. */
    StreamExecutionEnvironment environment(int parallelism);
}
