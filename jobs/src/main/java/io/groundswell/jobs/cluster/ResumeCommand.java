package io.groundswell.jobs.cluster;

import io.groundswell.connectors.local.FolderLock;
import io.groundswell.connectors.local.LocalFlink;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cluster resume}: a job that was stopped goes on as it was. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description =
                "Have a job that does not run go on from its newest state, as it was started.")
final class ResumeCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private ClusterFolder folder;

    @Parameters(paramLabel = "JOB", description = "A job's name in Flink, such as order-book.")
    private String job;

    @Override
    public Integer call() throws IOException {
        LocalFlink cluster = folder.running();
        ClusterJobs jobs = new ClusterJobs(cluster);
        try (FolderLock lock = jobs.records().lock(job)) {
            Submission stopped = jobs.requireRecord(job);
            String state =
                    jobs.lastState(stopped)
                            .orElseThrow(
                                    () -> new IOException(job + " has no state to go on from"));
            new Arrival(cluster, folder, spec.commandLine().getOut())
                    .submit(jobs, stopped.from(state));
        }
        return 0;
    }
}
