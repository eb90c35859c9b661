package io.groundswell.replay;

import io.groundswell.connectors.CommandErrors;
import io.groundswell.replay.imports.ImportCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The word {@code tape}: what can be done with recorded days. Importers register here. */
@Command(
        name = "tape",
        mixinStandardHelpOptions = true,
        description = "Look at recorded days, check them, bring them in.",
        subcommands = {
            TapeListCommand.class,
            TapeVerifyCommand.class,
            TapeDumpCommand.class,
            ImportCommand.class
        })
final class TapeCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw CommandErrors.wordMissing(spec);
    }
}
