package io.groundswell.connectors.redis.command;

import io.groundswell.connectors.redis.Watchlist;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code redis watched}: a realm's watchlist, one symbol on each line. */
@Command(
        name = "watched",
        mixinStandardHelpOptions = true,
        description = "Show which symbols are watched.")
final class WatchedCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private RedisAddress address;

    @Mixin private WatchedRealm whose;

    WatchedCommand() {}

    @Override
    public Integer call() throws IOException {
        return address.with(
                redis -> {
                    new Watchlist(redis, whose.realm())
                            .symbols()
                            .forEach(spec.commandLine().getOut()::println);
                    return 0;
                });
    }
}
