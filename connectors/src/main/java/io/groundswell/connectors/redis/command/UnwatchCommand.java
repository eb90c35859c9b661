package io.groundswell.connectors.redis.command;

import io.groundswell.connectors.redis.Watchlist;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code redis unwatch}: takes symbols off a realm's watchlist. */
@Command(
        name = "unwatch",
        mixinStandardHelpOptions = true,
        description = "Watch symbols no longer.")
final class UnwatchCommand implements Callable<Integer> {
    @Mixin private WatchlistChange change;

    UnwatchCommand() {}

    @Override
    public Integer call() throws IOException {
        return change.make(Watchlist::remove, "fewer");
    }
}
