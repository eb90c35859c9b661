package io.groundswell.connectors.redis.command;

import io.groundswell.connectors.redis.Watchlist;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code redis watch}: puts symbols on a realm's watchlist. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Watch symbols: what Redis has as their latest quote is never removed.")
final class WatchCommand implements Callable<Integer> {
    @Mixin private WatchlistChange change;

    WatchCommand() {}

    @Override
    public Integer call() throws IOException {
        return change.make(Watchlist::add, "new");
    }
}
