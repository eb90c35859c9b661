package io.groundswell.jobs;

import io.groundswell.connectors.CommandErrors;
import io.groundswell.jobs.demo.Demo;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * Starts what the launcher's words of this module stand for; the word is the first argument.
 *
 * <p>Exit status: 0 done, 1 a fault of this program, 2 a fault in what it was given, told in one
 * line on standard error.
 */
@Command(
        name = "groundswell",
        mixinStandardHelpOptions = true,
        description = "Market events through Flink jobs.",
        subcommands = {Demo.class})
public final class Main {
    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show the stack trace of an error.")
    private boolean verbose;

    private Main() {}

    /** Runs the command line and ends the JVM with its exit status. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs the command line and returns the exit status. */
    static int run(String... arguments) {
        Main main = new Main();
        CommandErrors errors = new CommandErrors(() -> main.verbose);
        return errors.on(new CommandLine(main)).execute(arguments);
    }
}
