package io.groundswell.jobs.run;

import io.groundswell.connectors.local.LocalFlink;
import io.groundswell.connectors.local.LocalFlinkOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A real cluster of this machine, a JobManager and TaskManagers as processes of their own, that
 * ends with this one, also when it is killed. Jobs are sent to it in the job jar.
 */
public final class ClusterFlink implements FlinkHost {
    private final LocalFlink cluster;
    private final Configuration client;
    private final Path jar;

    private ClusterFlink(LocalFlink cluster, Configuration client, Path jar) {
        this.cluster = cluster;
        this.client = client;
        this.jar = jar;
    }

    /**
     * Starts a cluster.
     *
     * @param folder where it keeps all that is its own
     * @param client settings of the jobs
     * @param jar the job jar
     * @param slots task slots, on two TaskManagers
     * @throws IOException with the reason in one line, such as a jar that has not been built
     */
    public static ClusterFlink start(Path folder, Configuration client, Path jar, int slots)
            throws IOException {
        if (!Files.exists(jar)) {
            throw new IOException(jar + " is missing: mvn package makes it");
        }
        LocalFlinkOptions options =
                LocalFlinkOptions.in(folder)
                        .withTaskManagers(2)
                        .withSlots((slots + 1) / 2)
                        // Servers, feed and demo are on the same machine.
                        .with("taskmanager.memory.process.size", "1536m");
        return new ClusterFlink(LocalFlink.start(options), client, jar);
    }

    @Override
    public URI webUi() {
        return cluster.rest().base();
    }

    @Override
    public StreamExecutionEnvironment environment(int parallelism) {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createRemoteEnvironment(
                        webUi().getHost(), webUi().getPort(), client, jar.toString());
        env.setParallelism(parallelism);
        return env;
    }

    @Override
    public void close() throws IOException {
        cluster.close();
    }
}
