package io.groundswell.jobs;

import io.groundswell.jobs.config.JobConfig;
import io.groundswell.model.contract.OutputNames;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.json.BookJson;
import io.groundswell.operators.types.ModelTypes;
import io.groundswell.replay.source.ReplaySource;
import java.util.function.Consumer;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/**
 * Ports of the order-book job over files: tapes in, one folder of JSON lines for each kind of
 * result.
 */
public final class FilePorts {
    private FilePorts() {}

    /** The ports that the configuration names. */
    public static OrderBookPorts of(JobConfig config) {
        String directory = config.output().directory();
        return new OrderBookPorts(
                env -> tapes(env, config.source()),
                lines(directory, OutputNames.BOOK_SNAPSHOTS, Steps.SNAPSHOTS_OUT, BookJson::of),
                lines(directory, OutputNames.BEST_QUOTES, Steps.BEST_QUOTES_OUT, BookJson::of),
                lines(directory, OutputNames.BOOK_FAULTS, Steps.FAULTS_OUT, BookJson::of),
                lines(directory, OutputNames.BOOK_SUMMARIES, Steps.SUMMARIES_OUT, BookJson::of),
                lines(directory, OutputNames.DEFECTS, Steps.DEFECTS_OUT, BookJson::of));
    }

    /** Events of tapes, in event time. */
    public static SingleOutputStreamOperator<MarketEvent> tapes(
            StreamExecutionEnvironment env, JobConfig.Source source) {
        return Steps.EVENTS.mark(
                env.fromSource(
                        new ReplaySource(source.tapes(), source.symbols(), ModelTypes.MARKET_EVENT),
                        ReplaySource.watermarks(),
                        Steps.EVENTS.displayName()));
    }

    private static <T> Consumer<DataStream<T>> lines(
            String directory, String name, Steps step, JsonLines.Render<T> render) {
        FileSink<T> sink =
                FileSink.forRowFormat(new Path(directory, name), new JsonLines<>(render))
                        .withBucketAssigner(new BasePathBucketAssigner<>())
                        .withRollingPolicy(OnCheckpointRollingPolicy.build())
                        .withOutputFileConfig(new OutputFileConfig(name, ".jsonl"))
                        .build();
        return results -> step.mark(results.sinkTo(sink));
    }
}
