package io.groundswell.jobs.cluster;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cluster savepoint}: a savepoint of a job that goes on. */
@Command(
        name = "savepoint",
        mixinStandardHelpOptions = true,
        description = "Take a savepoint of a job, which goes on.")
final class SavepointCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private ClusterFolder folder;

    @Parameters(paramLabel = "JOB", description = "A job's name in Flink, such as order-book.")
    private String job;

    @Option(names = "--native", description = "RocksDB's own files: faster, but tied to RocksDB.")
    private boolean isNative;

    @Override
    public Integer call() throws IOException {
        String path = new ClusterJobs(folder.running()).savepoint(job, isNative);
        spec.commandLine().getOut().println(path);
        return 0;
    }
}
