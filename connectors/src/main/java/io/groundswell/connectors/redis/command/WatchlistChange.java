package io.groundswell.connectors.redis.command;

import io.groundswell.connectors.redis.Watchlist;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.function.ToLongBiFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Some symbols that are to go on a realm's watchlist, or off it; a mixin. */
final class WatchlistChange {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin private RedisAddress address;

    @Mixin private WatchedRealm whose;

    @Parameters(arity = "1..*", paramLabel = "SYMBOL", description = "As IQFeed spells it.")
    private List<String> said = List.of();

    WatchlistChange() {}

    /**
     * Makes the change, and says what came of it.
     *
     * @param made changes the list by the symbols, and tells how many of them it changed
     * @param inWords what these are now
     */
    int make(ToLongBiFunction<Watchlist, Collection<String>> made, String inWords)
            throws IOException {
        SortedSet<String> symbols = WatchedRealm.checked(said);
        return address.with(
                redis -> {
                    Watchlist list = new Watchlist(redis, whose.realm());
                    long changed = made.applyAsLong(list, symbols);
                    spec.commandLine()
                            .getOut()
                            .println(
                                    "realm "
                                            + whose.realm().name()
                                            + ": "
                                            + changed
                                            + " "
                                            + inWords
                                            + ", "
                                            + list.symbols().size()
                                            + " symbols are watched");
                    return 0;
                });
    }
}
