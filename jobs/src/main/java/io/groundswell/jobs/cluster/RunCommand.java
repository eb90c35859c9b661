package io.groundswell.jobs.cluster;

import io.groundswell.connectors.local.FolderLock;
import io.groundswell.connectors.local.LocalFlink;
import io.groundswell.jobs.config.ConfigException;
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
import picocli.CommandLine.ParameterException;
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
    @Spec private CommandSpec spec;

    @Mixin private ClusterFolder folder;

    @Parameters(
            paramLabel = "JOB",
            description = "What to run: order-book or storage.",
            converter = KnownJob.Converter.class)
    private KnownJob job;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            defaultValue = "1",
            description = "Tasks of each step; ${DEFAULT-VALUE} unless said.")
    private int parallelism;

    @Option(
            names = "--from-savepoint",
            paramLabel = "PATH",
            description = "Go on from this savepoint or checkpoint.")
    private String savepoint;

    @Option(
            names = "--fresh",
            description = "Begin anew, though the job was stopped and could be resumed.")
    private boolean fresh;

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
        try (FolderLock lock = jobs.records().lock(submission.name())) {
            refuseForgetting(jobs, submission.name());
            new Arrival(cluster, folder, out).submit(jobs, submission);
        }
        return 0;
    }

    /** A job that begins anew tells again what it told before it was stopped. */
    private void refuseForgetting(ClusterJobs jobs, String name) throws IOException {
        Optional<Submission> former = jobs.records().find(name);
        if (savepoint == null
                && !fresh
                && former.isPresent()
                && jobs.find(name).isEmpty()
                && jobs.lastState(former.get()).isPresent()) {
            throw new IOException(
                    name
                            + " was stopped and goes on with "
                            + folder.command("resume " + name)
                            + "; to begin anew, and say again what it said, add --fresh");
        }
    }

    private Submission submission(JobRecords records) throws IOException {
        Path root = Path.of(System.getProperty("groundswell.root", "."));
        Path file =
                settings == null
                        ? root.resolve("flink-conf").resolve(job.word() + ".yaml")
                        : settings;
        JobSettings told = JobSettings.read(file, own);
        Path its = jar == null ? root.resolve("jobs/target/groundswell-jobs.jar") : jar;
        return new Submission(
                nameWith(told.arguments()),
                records.keep(its),
                job.mainClass(),
                told.arguments(),
                told.flinkSettings(),
                parallelism,
                Optional.ofNullable(savepoint),
                Optional.empty());
    }

    private String nameWith(List<String> arguments) {
        try {
            return job.nameWith(arguments);
        } catch (ConfigException e) {
            throw new ParameterException(
                    spec.commandLine(), job.word() + " is not submitted: " + e.getMessage(), e);
        }
    }
}
