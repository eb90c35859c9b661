package io.groundswell.jobs.cluster;

import io.groundswell.connectors.local.LocalFlink;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code cluster run}: submits a job and waits until it runs. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        customSynopsis = "groundswell cluster run JOB [OPTION ...] [--KEY VALUE ...]",
        description = {
            "Submit a job to the cluster, and wait until all of its tasks run.",
            "Whatever is no option of this command is the job's own, such as --kafka.address."
        })
final class RunCommand implements Callable<Integer> {
    private static final String LAST = "last";

    @Spec private CommandSpec spec;

    @Mixin private ClusterFolder folder;

    @Parameters(
            paramLabel = "JOB",
            description = "What to run: order-book.",
            converter = KnownJob.Converter.class)
    private KnownJob job;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "Tasks of each step; as last time, or 1, if not said.")
    private Integer parallelism;

    @Option(
            names = "--from-savepoint",
            paramLabel = "PATH",
            arity = "0..1",
            fallbackValue = LAST,
            description = {
                "Go on from there; if no path is said, from where the job was last stopped,",
                "with the options that it had then unless others are said."
            })
    private String savepoint;

    @Option(
            names = "--jar",
            paramLabel = "FILE",
            description = "The job jar; jobs/target/groundswell-jobs.jar if not said.")
    private Path jar;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "Settings of the job; flink-conf/JOB.yaml if not said.")
    private Path settings;

    @Unmatched private List<String> own = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        LocalFlink cluster = folder.running();
        ClusterJobs jobs = new ClusterJobs(cluster);
        Submission submission = submission(jobs.records());
        String id = jobs.submit(submission);
        out.println(submission.name() + " is submitted, Flink's id " + id);
        long upMillis = JobWatch.of(jobs.rest(), id).awaitUp().toMillis();
        out.println(
                "  runs with parallelism "
                        + submission.parallelism()
                        + (submission.savepoint().isPresent() ? " from its savepoint" : "")
                        + " after "
                        + upMillis
                        + " ms");
        out.println("  http://" + cluster.address() + "/#/job/running/" + id + "/overview");
        out.println("  stop it with " + folder.command("stop " + submission.name()));
        return 0;
    }

    private Submission submission(JobRecords records) throws IOException {
        Path root = Path.of(System.getProperty("groundswell.root", "."));
        Path file =
                settings == null
                        ? root.resolve("flink-conf").resolve(job.word() + ".yaml")
                        : settings;
        JobSettings told = JobSettings.read(file, own);
        String name = job.nameWith(told.arguments());
        Optional<Submission> former = records.find(name);
        Path its = jar == null ? root.resolve("jobs/target/groundswell-jobs.jar") : jar;
        Submission fresh =
                new Submission(
                        name,
                        records.keep(its),
                        job.mainClass(),
                        told.arguments(),
                        told.flinkSettings(),
                        parallelism == null ? 1 : parallelism,
                        Optional.empty());
        if (savepoint == null) {
            return fresh;
        }
        if (!savepoint.equals(LAST)) {
            return fresh.stoppedAt(savepoint);
        }
        Submission stopped =
                former.filter(it -> it.savepoint().isPresent())
                        .orElseThrow(
                                () ->
                                        new IOException(
                                                name + " was not stopped with a savepoint here"));
        Submission again = own.isEmpty() ? stopped.withJar(fresh.jar()) : fresh;
        return again.withParallelism(parallelism == null ? stopped.parallelism() : parallelism)
                .stoppedAt(stopped.savepoint().orElseThrow());
    }
}
