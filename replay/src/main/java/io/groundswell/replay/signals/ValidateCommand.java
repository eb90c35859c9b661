package io.groundswell.replay.signals;

import io.groundswell.connectors.CommandErrors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The word {@code validate}: does what is computed say what it should? */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Hold what is computed to real days whose truth is known.",
        subcommands = {ValidateSignalsCommand.class})
public final class ValidateCommand implements Runnable {
    @Spec private CommandSpec spec;

    /** For the command line. */
    public ValidateCommand() {}

    @Override
    public void run() {
        throw CommandErrors.wordMissing(spec);
    }
}
