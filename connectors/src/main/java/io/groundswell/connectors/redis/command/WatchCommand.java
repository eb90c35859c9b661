package io.groundswell.connectors.redis.command;

import io.groundswell.connectors.redis.Watchlist;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code redis watch}: puts symbols on a realm's watchlist. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Watch symbols: what Redis has as their latest quote is never removed.")
final class WatchCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private RedisAddress address;

    @Mixin private WatchedRealm whose;

    @Parameters(arity = "1..*", paramLabel = "SYMBOL", description = "As IQFeed spells it.")
    private List<String> said = List.of();

    WatchCommand() {}

    @Override
    public Integer call() throws IOException {
        SortedSet<String> symbols = WatchedRealm.checked(said);
        return address.with(
                redis -> {
                    Watchlist list = new Watchlist(redis, whose.realm());
                    long changed = list.add(symbols);
                    spec.commandLine()
                            .getOut()
                            .println(
                                    "realm "
                                            + whose.realm().name()
                                            + ": "
                                            + changed
                                            + " new, "
                                            + list.symbols().size()
                                            + " symbols are watched");
                    return 0;
                });
    }
}
