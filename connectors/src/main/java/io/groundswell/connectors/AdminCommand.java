package io.groundswell.connectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The word {@code admin}: what is done to a store before and between runs. */
@Command(
        name = "admin",
        mixinStandardHelpOptions = true,
        description = "Look after the stores: bring the tables of ClickHouse up to date.",
        subcommands = MigrateCommand.class)
final class AdminCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw CommandErrors.wordMissing(spec);
    }
}
