package io.groundswell.jobs.cluster;

import io.groundswell.connectors.local.FolderLock;
import io.groundswell.connectors.local.LocalFlink;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cluster upgrade}: a running job goes on in another jar. */
@Command(
        name = "upgrade",
        mixinStandardHelpOptions = true,
        description = {
            "Have a running job go on in another jar.",
            "First the new jar must accept the job's state; then the job is stopped with a"
                    + " savepoint",
            "and started from it in the new jar; if it does not run there, it goes on in the old"
                    + " one."
        })
final class UpgradeCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private ClusterFolder folder;

    @Parameters(
            arity = "0..1",
            paramLabel = "JOB",
            defaultValue = "order-book",
            description = "A job's name in Flink; ${DEFAULT-VALUE} unless said.")
    private String job;

    @Option(names = "--jar", required = true, paramLabel = "FILE", description = "The new job jar.")
    private Path jar;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        LocalFlink cluster = folder.running();
        ClusterJobs jobs = new ClusterJobs(cluster);
        try (FolderLock lock = jobs.records().lock(job)) {
            Submission running = jobs.requireRecord(job);
            jobs.require(job);
            Path kept = jobs.records().keep(jar);
            if (kept.equals(running.jar())) {
                out.println(job + " runs in that jar already");
                return 0;
            }
            new Preflight(cluster, jobs, out).check(running.withJar(kept));
            new Replacement(jobs, job, out).replace(it -> it.withJar(kept));
            out.println(job + " runs in " + jar);
        }
        return 0;
    }
}
