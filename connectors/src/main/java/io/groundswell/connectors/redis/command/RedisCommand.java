package io.groundswell.connectors.redis.command;

import io.groundswell.connectors.CommandErrors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The word {@code redis}: what stays in any Redis, and what has to go. */
@Command(
        name = "redis",
        mixinStandardHelpOptions = true,
        description = "Keep Redis small, and say which symbols are watched.",
        subcommands = {
            CleanCommand.class,
            WatchCommand.class,
            UnwatchCommand.class,
            WatchedCommand.class
        })
public final class RedisCommand implements Runnable {
    @Spec private CommandSpec spec;

    /** For picocli. */
    public RedisCommand() {}

    /** Somebody did not say what to do. */
    @Override
    public void run() {
        throw CommandErrors.wordMissing(spec);
    }
}
