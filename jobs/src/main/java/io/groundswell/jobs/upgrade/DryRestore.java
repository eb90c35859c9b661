package io.groundswell.jobs.upgrade;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.runtime.executiongraph.AccessExecutionJobVertex;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Restores the keyed state of a job's own steps in an embedded Flink, and has them read all of it:
 * their input ends at once, and at its end each looks at whatever it holds. The real sources and
 * sinks are not there, so nothing outside is touched; the savepoint is only read. Costs one read of
 * the whole keyed state.
 */
final class DryRestore {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private DryRestore() {}

    /** Why a step cannot take over its state; empty where all can. */
    static Optional<String> complaint(SavepointContent savepoint, CheckedJob job) throws Exception {
        JobGraph graph = graph(job);
        graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(savepoint.path(), true));
        MiniClusterConfiguration cluster =
                new MiniClusterConfiguration.Builder()
                        .withRandomPorts()
                        .setConfiguration(configuration())
                        .build();
        try (MiniCluster flink = new MiniCluster(cluster)) {
            flink.start();
            return run(flink, graph);
        }
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        return configuration;
    }

    private static JobGraph graph(CheckedJob job) {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration());
        env.setParallelism(1);
        // One operator to a task: a task that fails names the operator.
        env.disableOperatorChaining();
        job.dry().accept(env);
        return env.getStreamGraph().getJobGraph();
    }

    private static Optional<String> run(MiniCluster flink, JobGraph graph)
            throws InterruptedException, ExecutionException, TimeoutException {
        flink.submitJob(graph).get();
        JobResult result =
                flink.requestJobResult(graph.getJobID()).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        if (result.isSuccess()) {
            return Optional.empty();
        }
        for (AccessExecutionJobVertex vertex :
                flink.getExecutionGraph(graph.getJobID()).get().getVerticesTopologically()) {
            for (AccessExecutionVertex task : vertex.getTaskVertices()) {
                Optional<ErrorInfo> failure = task.getFailureInfo();
                if (failure.isPresent()) {
                    return Optional.of(
                            name(graph.findVertexByID(vertex.getJobVertexId()))
                                    + ": "
                                    + Reason.of(failure.get().getException()));
                }
            }
        }
        return Optional.of(
                result.getSerializedThrowable().map(Reason::of).orElse("the dry run ended early"));
    }

    private static String name(JobVertex vertex) {
        return GraphOperator.described(
                vertex.getName(), vertex.getOperatorIDs().get(0).getUserDefinedOperatorUid());
    }
}
