package io.groundswell.jobs.cluster;

import io.groundswell.connectors.TextTable;
import io.groundswell.connectors.local.FlinkCheckpoints;
import io.groundswell.connectors.local.FlinkJob;
import io.groundswell.connectors.local.FlinkProcess;
import io.groundswell.connectors.local.FlinkRest;
import io.groundswell.connectors.local.LocalFlink;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cluster status}: its processes, its jobs, and what is wrong with either. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Show the processes of the cluster and its jobs.")
final class StatusCommand implements Callable<Integer> {
    private static final InstantSource CLOCK = InstantSource.system();

    @Spec private CommandSpec spec;

    @Mixin private ClusterFolder folder;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<LocalFlink> cluster = LocalFlink.find(folder.path());
        if (cluster.isEmpty()) {
            out.println("No cluster runs in " + folder.path());
            tellStopped(new JobRecords(folder.path()).all(), List.of(), out);
            return 0;
        }
        out.println("Flink's web UI: http://" + cluster.get().address());
        out.println();
        tellProcesses(cluster.get(), out);
        out.println();
        tellJobs(cluster.get(), out);
        cluster.get().uselessFolders().forEach(out::println);
        return 0;
    }

    private static void tellProcesses(LocalFlink cluster, PrintWriter out) throws IOException {
        TextTable table = new TextTable("PROCESS", "STATE", "PID", "UP", "STARTS", "METRICS");
        for (FlinkProcess process : cluster.processes()) {
            boolean runs = process.isRunning();
            table.row(
                    process.name(),
                    runs ? "running" : cluster.isSupervised() ? "starting" : "ended",
                    runs ? Long.toString(process.pid()) : "-",
                    runs ? since(process.began()) : "-",
                    Integer.toString(process.starts()),
                    process.metricsPort() == 0 ? "-" : Integer.toString(process.metricsPort()));
        }
        table.print(out);
    }

    private void tellJobs(LocalFlink cluster, PrintWriter out) throws IOException {
        FlinkRest rest = cluster.rest();
        List<FlinkJob> jobs;
        try {
            jobs = rest.jobs();
        } catch (IOException e) {
            out.println("The JobManager does not answer: " + e.getMessage());
            return;
        }
        TextTable table =
                new TextTable(
                        "JOB", "STATE", "TASKS", "UP", "CHECKPOINT", "TOOK", "STATE SIZE", "ID");
        List<FlinkJob> alive = jobs.stream().filter(job -> !job.hasEnded()).toList();
        List<JobTrouble> troubles = new ArrayList<>();
        for (FlinkJob job : alive) {
            FlinkCheckpoints checkpoints = rest.checkpoints(job.id());
            troubles.add(new JobTrouble(rest, job, checkpoints));
            boolean any = checkpoints.lastId() > 0;
            table.row(
                    job.name(),
                    job.state().toLowerCase(Locale.ROOT),
                    job.runningTasks() + " of " + job.tasks(),
                    since(Instant.ofEpochMilli(job.startMillis())),
                    any
                            ? since(Instant.ofEpochMilli(checkpoints.lastTriggerMillis())) + " ago"
                            : "-",
                    any ? checkpoints.lastDurationMillis() + " ms" : "-",
                    any ? TextTable.size(checkpoints.lastStateBytes()) : "-",
                    job.id());
        }
        if (alive.isEmpty()) {
            out.println("No job runs.");
        } else {
            table.print(out);
        }
        for (JobTrouble trouble : troubles) {
            trouble.tell(out);
        }
        tellStopped(new JobRecords(cluster.folder()).all(), alive, out);
    }

    private void tellStopped(List<Submission> submissions, List<FlinkJob> alive, PrintWriter out) {
        for (Submission submission : submissions) {
            boolean runs = alive.stream().anyMatch(job -> job.name().equals(submission.name()));
            if (!runs) {
                out.println();
                out.println(
                        submission.name()
                                + " does not run; it goes on with "
                                + folder.command("resume " + submission.name()));
            }
        }
    }

    private static String since(Instant begin) {
        Duration time = Duration.between(begin, CLOCK.instant());
        if (time.compareTo(Duration.ofMinutes(2)) < 0) {
            return Math.max(0, time.toSeconds()) + " s";
        }
        return time.compareTo(Duration.ofHours(2)) < 0
                ? time.toMinutes() + " min"
                : time.toHours() + " h";
    }
}
