package io.groundswell.jobs.cluster;

import io.groundswell.connectors.local.FlinkJob;
import io.groundswell.connectors.local.FolderLock;
import io.groundswell.connectors.local.LocalFlink;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cluster stop}: the whole cluster, or one job with a savepoint. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = {
            "Stop a job with a savepoint, or, if none is said, the cluster.",
            "Jobs that run when the cluster is stopped go on when it is started again."
        })
final class StopCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private ClusterFolder folder;

    @Parameters(arity = "0..1", paramLabel = "JOB", description = "A job's name in Flink.")
    private String job;

    @Option(
            names = "--now",
            description =
                    "Cancel the job where it is, at its last checkpoint, such as one that fails.")
    private boolean now;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (job != null) {
            stopJob(out);
            return 0;
        }
        Optional<LocalFlink> cluster = LocalFlink.find(folder.path());
        if (cluster.isEmpty()) {
            out.println("No cluster runs in " + folder.path());
            return 0;
        }
        List<String> running = running(cluster.get());
        cluster.get().stop();
        out.println("The cluster is stopped, its data stay in " + folder.path());
        if (!running.isEmpty()) {
            out.println("  started again, it goes on with " + String.join(", ", running));
        }
        return 0;
    }

    private void stopJob(PrintWriter out) throws IOException {
        ClusterJobs jobs = new ClusterJobs(folder.running());
        try (FolderLock lock = jobs.records().lock(job)) {
            if (now) {
                jobs.cancel(jobs.require(job).id());
                out.println(job + " is cancelled");
            } else {
                String savepoint = jobs.stop(job);
                out.println(job + " is stopped, its state is in");
                out.println("  " + savepoint);
            }
            if (jobs.records().find(job).isPresent()) {
                out.println("  it goes on with " + folder.command("resume " + job));
            }
        }
    }

    /** A cluster whose JobManager is away can be stopped all the same. */
    private static List<String> running(LocalFlink cluster) {
        try {
            return cluster.rest().jobs().stream()
                    .filter(it -> !it.hasEnded())
                    .map(FlinkJob::name)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
