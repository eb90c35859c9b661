package io.groundswell.connectors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Options of a command that say which symbols it is about. */
public final class SymbolChoices {
    private static final String SYMBOL = "[!-+\\--~]{1,30}";

    /** Symbols may hold a # themselves, as {@code @ES#} does. */
    private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*");

    @Option(
            names = "--symbols",
            paramLabel = "S",
            split = ",",
            description = "Symbols as IQFeed spells them, with commas between.")
    private List<String> symbols = new ArrayList<>();

    @Option(
            names = "--watchlist",
            paramLabel = "FILE",
            description =
                    "More of them, one on each line; what follows a # with a blank before it is not"
                            + " read.")
    private Path watchlist;

    /** For picocli. */
    public SymbolChoices() {}

    /** Whether a text can be a symbol: 1 to 30 printable characters, no comma among them. */
    public static boolean isSymbol(String text) {
        return text.matches(SYMBOL);
    }

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
            // Any byte is a character so: what is no symbol is told as one that is none.
            for (String line : Files.readAllLines(watchlist, StandardCharsets.ISO_8859_1)) {
                said.add(COMMENT.matcher(line).replaceFirst(""));
            }
        }
        SortedSet<String> all = new TreeSet<>();
        String bad = "the list is empty";
        for (String text : said) {
            String symbol = text.strip();
            if (isSymbol(symbol)) {
                all.add(symbol);
            } else if (!symbol.isEmpty()) {
                bad = "no symbol: '" + symbol + "' (1 to 30 printable characters)";
                notOne.accept(bad);
            }
        }
        if (all.isEmpty()) {
            throw new IOException("no symbols: " + bad);
        }
        return all;
    }
}
