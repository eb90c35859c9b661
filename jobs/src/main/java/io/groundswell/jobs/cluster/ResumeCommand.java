package io.groundswell.jobs.cluster;

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
        description = "Have a job go on that was stopped with a savepoint, as it was started.")
final class ResumeCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private ClusterFolder folder;

    @Parameters(paramLabel = "JOB", description = "A job's name in Flink, such as order-book.")
    private String job;

    @Override
    public Integer call() throws IOException {
        LocalFlink cluster = folder.running();
        ClusterJobs jobs = new ClusterJobs(cluster);
        Submission stopped = jobs.requireRecord(job);
        if (stopped.savepoint().isEmpty()) {
            throw new IOException(job + " was not stopped with a savepoint");
        }
        new Arrival(cluster, folder, spec.commandLine().getOut()).submit(jobs, stopped);
        return 0;
    }
}
