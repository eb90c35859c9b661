package io.groundswell.connectors;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * What the Mains of all modules have in common: words for subcommands, of which the first argument
 * is one; errors in one line; text in UTF-8.
 *
 * <p>Exit status: 0 done, 1 a fault of this program, 2 a fault in what it was given, told in one
 * line on standard error.
 */
public abstract class ModuleMain implements Runnable {
    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show the stack trace of an error.")
    private boolean verbose;

    @Spec private CommandSpec spec;

    /** For subclasses, which are picocli commands. */
    protected ModuleMain() {}

    /** Settles how the arguments are read. */
    protected void settle(CommandLine commandLine) {}

    /** Somebody said no word. */
    @Override
    public final void run() {
        throw CommandErrors.wordMissing(spec);
    }

    /** Runs the command line on the console and ends the JVM with its exit status. */
    protected final void runAndExit(String... args) {
        PrintWriter out = new PrintWriter(new BufferedWriter(utf8(System.out)), false);
        System.exit(run(out, new PrintWriter(utf8(System.err), true), args));
    }

    private static OutputStreamWriter utf8(PrintStream stream) {
        return new OutputStreamWriter(stream, StandardCharsets.UTF_8);
    }

    /** Runs the command line with the given outputs and returns the exit status. */
    protected final int run(PrintWriter out, PrintWriter err, String... args) {
        CommandErrors errors = new CommandErrors(() -> verbose);
        CommandLine commandLine = new CommandLine(this).setOut(out).setErr(err);
        settle(commandLine);
        int status = errors.on(commandLine).execute(args);
        out.flush();
        err.flush();
        return status;
    }
}
