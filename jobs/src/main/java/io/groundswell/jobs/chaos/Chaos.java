package io.groundswell.jobs.chaos;

import io.groundswell.connectors.CommandErrors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The word {@code chaos}: what becomes of results when processes are killed. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description = "Kill processes under load, and look what is missing.",
        subcommands = {ChaosBook.class, ChaosFeed.class, ChaosLatest.class, ChaosStorage.class})
public final class Chaos implements Runnable {
    @Spec private CommandSpec spec;

    /** For picocli. */
    public Chaos() {}

    @Override
    public void run() {
        throw CommandErrors.wordMissing(spec);
    }
}
