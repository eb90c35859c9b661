package io.groundswell.connectors.deadletter;

import io.groundswell.connectors.CommandErrors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The word {@code deadletters}: what was not taken, and the way back for it. */
@Command(
        name = "deadletters",
        mixinStandardHelpOptions = true,
        description = "Show what was refused and why, and send it again once that is mended.",
        subcommands = {ListCommand.class, ShowCommand.class, ReplayCommand.class})
public final class DeadLettersCommand implements Runnable {
    @Spec private CommandSpec spec;

    /** For picocli. */
    public DeadLettersCommand() {}

    /** Somebody did not say what to do. */
    @Override
    public void run() {
        throw CommandErrors.wordMissing(spec);
    }
}
