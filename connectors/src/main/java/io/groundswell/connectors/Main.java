package io.groundswell.connectors;

import io.groundswell.connectors.deadletter.DeadLettersCommand;
import io.groundswell.connectors.iqfeed.collector.CollectCommand;
import io.groundswell.connectors.iqfeed.lookup.LookupCommand;
import io.groundswell.connectors.redis.command.RedisCommand;
import io.groundswell.model.contract.Realm;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Starts what the launcher's words of this module stand for; the word is the first argument. */
@Command(
        name = "groundswell",
        mixinStandardHelpOptions = true,
        description = "Servers of this machine, topics and tables of any, and what IQConnect says.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            TopicsCommand.class,
            AdminCommand.class,
            RedisCommand.class,
            DeadLettersCommand.class,
            CollectCommand.class,
            LookupCommand.class
        })
public final class Main extends ModuleMain {
    private Main() {}

    /** Runs the command line and ends the JVM with its exit status. */
    public static void main(String[] args) {
        new Main().runAndExit(args);
    }

    @Override
    protected void settle(CommandLine commandLine) {
        commandLine.registerConverter(Realm.class, new RealmConverter());
    }

    /** Runs the command line with the given outputs and returns the exit status. */
    static int execute(PrintWriter out, PrintWriter err, String... args) {
        return new Main().run(out, err, args);
    }
}
