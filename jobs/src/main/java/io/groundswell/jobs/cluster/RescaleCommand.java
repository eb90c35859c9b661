package io.groundswell.jobs.cluster;

import io.groundswell.connectors.local.FolderLock;
import io.groundswell.jobs.OrderBookJob;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cluster rescale}: a job at another parallelism, by way of a savepoint. */
@Command(
        name = "rescale",
        mixinStandardHelpOptions = true,
        description = "Stop a job with a savepoint and go on from it with another parallelism.")
final class RescaleCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private ClusterFolder folder;

    @Parameters(index = "0", paramLabel = "JOB", description = "A job's name in Flink.")
    private String job;

    @Parameters(index = "1", paramLabel = "N", description = "Tasks of each step.")
    private int parallelism;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (parallelism < 1 || parallelism > OrderBookJob.MAX_PARALLELISM) {
            throw new ParameterException(
                    spec.commandLine(),
                    "a parallelism of "
                            + parallelism
                            + " (1 to "
                            + OrderBookJob.MAX_PARALLELISM
                            + ")");
        }
        ClusterJobs jobs = new ClusterJobs(folder.running());
        try (FolderLock lock = jobs.records().lock(job)) {
            int former = jobs.requireRecord(job).parallelism();
            jobs.requireSlots(parallelism, former);
            new Replacement(jobs, job, out).replace(it -> it.withParallelism(parallelism));
            out.println(job + " runs with parallelism " + parallelism + " instead of " + former);
        }
        return 0;
    }
}
