package io.groundswell.jobs.cluster;

import io.groundswell.connectors.CommandErrors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cluster}: a real Flink cluster on this machine, and the jobs on it. */
@Command(
        name = "cluster",
        mixinStandardHelpOptions = true,
        description = "Run a real Flink cluster on this machine, and jobs on it.",
        subcommands = {
            StartCommand.class,
            StopCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            RunCommand.class,
            ResumeCommand.class,
            SavepointCommand.class,
            RescaleCommand.class,
            UpgradeCommand.class
        })
public final class ClusterCommand implements Runnable {
    @Spec private CommandSpec spec;

    /** For picocli. */
    public ClusterCommand() {}

    /** Somebody said no word. */
    @Override
    public void run() {
        throw CommandErrors.wordMissing(spec);
    }
}
