package io.groundswell.connectors.redis.command;

import io.groundswell.connectors.SymbolChoices;
import io.groundswell.model.contract.Realm;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** Whose watchlist a command is about, and how symbols on it are spelled; a mixin. */
final class WatchedRealm {
    @Option(
            names = "--realm",
            paramLabel = "NAME",
            description = "Whose watchlist: live (if not said), or a replay.")
    private Realm realm = Realm.LIVE;

    WatchedRealm() {}

    Realm realm() {
        return realm;
    }

    /**
     * The symbols that were said, each once.
     *
     * @throws IOException where one of them cannot be a symbol
     */
    static SortedSet<String> checked(List<String> said) throws IOException {
        for (String text : said) {
            if (!SymbolChoices.isSymbol(text)) {
                throw new IOException(
                        "no symbol: '" + text + "' (1 to 30 printable characters, no comma)");
            }
        }
        return new TreeSet<>(said);
    }
}
