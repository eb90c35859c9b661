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

/** {@code redis unwatch}: takes symbols off a realm's watchlist. */
@Command(
        name = "unwatch",
        mixinStandardHelpOptions = true,
        description = "Watch symbols no longer.")
final class UnwatchCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private RedisAddress address;

    @Mixin private WatchedRealm whose;

    @Parameters(arity = "1..*", paramLabel = "SYMBOL", description = "As IQFeed spells it.")
    private List<String> said = List.of();

    UnwatchCommand() {}

    @Override
    public Integer call() throws IOException {
        SortedSet<String> symbols = WatchedRealm.checked(said);
        return address.with(
                redis -> {
                    Watchlist list = new Watchlist(redis, whose.realm());
                    long changed = list.remove(symbols);
                    spec.commandLine()
                            .getOut()
                            .println(
                                    "realm "
                                            + whose.realm().name()
                                            + ": "
                                            + changed
                                            + " fewer, "
                                            + list.symbols().size()
                                            + " symbols are watched");
                    return 0;
                });
    }
}
