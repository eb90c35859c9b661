package io.groundswell.jobs.run;

import io.groundswell.jobs.config.ConfigException;
import java.net.BindException;
import java.net.URI;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;

/**
 * A Flink cluster in this process, with its web UI, that outlives the jobs it runs: a JobManager
 * and one TaskManager.
 */
public final class EmbeddedFlink implements FlinkHost {
    private final MiniCluster cluster;
    private final Configuration clientConfiguration;
    private final URI webUi;

    private EmbeddedFlink(MiniCluster cluster, Configuration clientConfiguration, URI webUi) {
        this.cluster = cluster;
        this.clientConfiguration = clientConfiguration;
        this.webUi = webUi;
    }

    /**
     * Starts a cluster.
     *
     * @param configuration Flink's own; {@code rest.port} 0 takes any free port
     * @param slots task slots, the most parallelism that a job can have
     * @throws ConfigException where the web UI's port cannot be had
     * @throws IllegalStateException where it cannot start for any other reason
     */
    public static EmbeddedFlink start(Configuration configuration, int slots) throws Exception {
        Configuration own = new Configuration(configuration);
        // Metrics of a demo interest nobody outside, and their port may be a cluster's.
        own.removeConfig(MetricOptions.REPORTERS_LIST);
        own.set(RestOptions.BIND_PORT, Integer.toString(own.get(RestOptions.PORT)));
        MiniCluster cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(own)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(slots)
                                .build());
        try {
            cluster.start();
        } catch (Exception e) {
            cluster.close();
            throw reasonOf(e, own.get(RestOptions.PORT));
        }
        URI webUi = cluster.getRestAddress().get();
        own.set(RestOptions.ADDRESS, webUi.getHost());
        own.set(RestOptions.PORT, webUi.getPort());
        return new EmbeddedFlink(cluster, own, webUi);
    }

    private static Exception reasonOf(Exception failure, int port) {
        // Flink says the same where a port is taken and where it takes more rights.
        if (ExceptionUtils.findThrowable(failure, BindException.class).isPresent()) {
            return new ConfigException(
                    port == 0
                            ? "Flink's web UI finds no free port"
                            : "port "
                                    + port
                                    + " is taken, or not allowed; --port 0 takes a free one",
                    failure);
        }
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new IllegalStateException("Flink cannot start: " + cause, failure);
    }

    @Override
    public URI webUi() {
        return webUi;
    }

    @Override
    public StreamExecutionEnvironment environment(int parallelism) {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createRemoteEnvironment(
                        webUi.getHost(), webUi.getPort(), clientConfiguration);
        env.setParallelism(parallelism);
        return env;
    }

    @Override
    public void close() throws Exception {
        cluster.close();
    }
}
