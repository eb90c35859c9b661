package io.groundswell.replay;

import io.groundswell.connectors.CommandErrors;
import io.groundswell.replay.publish.PublishCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The word {@code replay}: recorded days as if they happened now. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Let recorded days happen again.",
        subcommands = {PublishCommand.class})
final class ReplayCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw CommandErrors.wordMissing(spec);
    }
}
