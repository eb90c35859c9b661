package io.groundswell.replay;

import io.groundswell.connectors.ModuleMain;
import io.groundswell.replay.history.DaysCommand;
import io.groundswell.replay.history.DownloadCommand;
import io.groundswell.replay.inject.InjectCommand;
import io.groundswell.replay.server.IqFeedServerCommand;
import io.groundswell.replay.signals.SignalsCommand;
import io.groundswell.replay.signals.ValidateCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Starts what the launcher's words of this module stand for; the word is the first argument. */
@Command(
        name = "groundswell",
        mixinStandardHelpOptions = true,
        description = "Recorded market days: look at them, bring them in, replay them.",
        subcommands = {
            TapeCommand.class,
            ReplayCommand.class,
            IqFeedServerCommand.class,
            DownloadCommand.class,
            DaysCommand.class,
            InjectCommand.class,
            SignalsCommand.class,
            ValidateCommand.class
        })
public final class Main extends ModuleMain {
    private Main() {}

    /** Runs the command line and ends the JVM with its exit status. */
    public static void main(String[] args) {
        new Main().runAndExit(args);
    }

    @Override
    protected void settle(CommandLine commandLine) {
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** Runs the command line with the given outputs and returns the exit status. */
    static int execute(PrintWriter out, PrintWriter err, String... args) {
        return new Main().run(out, err, args);
    }
}
