package io.groundswell.connectors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Options of a command that say which symbols it is about. */
public final class SymbolChoices {
    private static final String SYMBOL = "[!-+\\--~]{1,30}";

    @Option(
            names = "--symbols",
            paramLabel = "S",
            split = ",",
            description = "Symbols as IQFeed spells them, with commas between.")
    private List<String> symbols = new ArrayList<>();

    @Option(
            names = "--watchlist",
            paramLabel = "FILE",
            description = "More of them, one on each line; what follows a # is not read.")
    private Path watchlist;

    /** For picocli. */
    public SymbolChoices() {}

    /** Whether any were said. */
    public boolean isSaid() {
        return !symbols.isEmpty() || watchlist != null;
    }

    /**
     * The symbols that were said, each once.
     *
     * @param notOne told what is no symbol, in a line
     * @throws IOException where nothing was said, or the file cannot be read
     */
    public SortedSet<String> symbols(Consumer<String> notOne) throws IOException {
        if (!isSaid()) {
            throw new IOException("no symbols: say --symbols or --watchlist");
        }
        List<String> said = new ArrayList<>(symbols);
        if (watchlist != null) {
            for (String line : Files.readAllLines(watchlist)) {
                int comment = line.indexOf('#');
                said.add(comment < 0 ? line : line.substring(0, comment));
            }
        }
        SortedSet<String> all = new TreeSet<>();
        for (String text : said) {
            String symbol = text.strip();
            if (symbol.matches(SYMBOL)) {
                all.add(symbol);
            } else if (!symbol.isEmpty()) {
                notOne.accept("no symbol: '" + symbol + "' (1 to 30 printable characters)");
            }
        }
        if (all.isEmpty()) {
            throw new IOException("no symbols: none of what was said is one");
        }
        return all;
    }
}
