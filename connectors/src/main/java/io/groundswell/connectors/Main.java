package io.groundswell.connectors;

import io.groundswell.model.contract.Realm;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * Starts what the launcher's words of this module stand for; the word is the first argument.
 *
 * <p>Exit status: 0 done, 1 a fault of this program, 2 a fault in what it was given, told in one
 * line on standard error.
 */
@Command(
        name = "groundswell",
        mixinStandardHelpOptions = true,
        description = "Servers of this machine, and the topics of a Kafka cluster.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            TopicsCommand.class
        })
public final class Main implements Runnable {
    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show the stack trace of an error.")
    private boolean verbose;

    @Spec private CommandSpec spec;

    private Main() {}

    /** Runs the command line and ends the JVM with its exit status. */
    public static void main(String[] args) {
        Writer out = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
        PrintWriter buffered = new PrintWriter(new BufferedWriter(out), false);
        PrintWriter err =
                new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        System.exit(run(buffered, err, args));
    }

    @Override
    public void run() {
        throw CommandErrors.wordMissing(spec);
    }

    /** Runs the command line with the given outputs and returns the exit status. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        Main main = new Main();
        CommandErrors errors = new CommandErrors(() -> main.verbose);
        CommandLine commandLine = new CommandLine(main);
        commandLine.setOut(out).setErr(err);
        commandLine.registerConverter(LocalServer.class, new LocalServers());
        commandLine.registerConverter(Realm.class, new RealmConverter());
        int status = errors.on(commandLine).execute(args);
        out.flush();
        err.flush();
        return status;
    }
}
