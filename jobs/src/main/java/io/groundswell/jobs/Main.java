package io.groundswell.jobs;

import io.groundswell.connectors.ModuleMain;
import io.groundswell.jobs.chaos.Chaos;
import io.groundswell.jobs.cluster.ClusterCommand;
import io.groundswell.jobs.demo.Demo;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** Starts what the launcher's words of this module stand for; the word is the first argument. */
@Command(
        name = "groundswell",
        mixinStandardHelpOptions = true,
        description = "Market events through Flink jobs.",
        subcommands = {Demo.class, ClusterCommand.class, Chaos.class})
public final class Main extends ModuleMain {
    private Main() {}

    /** Runs the command line and ends the JVM with its exit status. */
    public static void main(String[] arguments) {
        new Main().runAndExit(arguments);
    }

    /** Runs the command line with the given outputs and returns the exit status. */
    static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        return new Main().run(out, err, arguments);
    }
}
