package io.groundswell.connectors.iqfeed.lookup;

import io.groundswell.connectors.iqfeed.wire.RowKind;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Questions for lists: symbols and codes. All throw {@link IllegalArgumentException}, in a line,
 * for what cannot be asked.
 */
public final class ListQuery {
    private static final int MAX_TEXT_LENGTH = 100;
    private static final int MAX_IDS = 100;

    private ListQuery() {}

    /** Where a text is looked for. */
    public enum SearchIn {
        /** In symbols. */
        SYMBOLS("s"),
        /** In descriptions. */
        DESCRIPTIONS("d");

        private final String letter;

        SearchIn(String letter) {
            this.letter = letter;
        }
    }

    /**
     * Which of the symbols that were found are wanted.
     *
     * @param letter e for listed markets, t for security types, empty for all
     * @param ids of which one must be the symbol's
     */
    public record Filter(String letter, List<Integer> ids) {
        /** All. */
        public static final Filter NONE = new Filter("", List.of());

        /** Checks the ids. */
        public Filter {
            ids = List.copyOf(ids);
            if (letter.isEmpty() != ids.isEmpty() || ids.size() > MAX_IDS) {
                throw new IllegalArgumentException(ids.size() + " ids (1 to " + MAX_IDS + ")");
            }
            if (ids.stream().anyMatch(it -> it < 0)) {
                throw new IllegalArgumentException("no ids: " + ids);
            }
        }

        /** Those of listed markets, by their ids in {@link NamedCode.Kind#MARKETS}. */
        public static Filter markets(List<Integer> ids) {
            return new Filter("e", ids);
        }

        /** Those of security types, by their ids in {@link NamedCode.Kind#SECURITY_TYPES}. */
        public static Filter types(List<Integer> ids) {
            return new Filter("t", ids);
        }
    }

    /** Symbols that hold a text, or whose description does; rows are {@link FoundSymbol}s. */
    public static LookupRequest symbols(SearchIn in, String text, Filter filter) {
        String command = "SBF," + in.letter + "," + checked(text);
        return list(
                filter.equals(Filter.NONE)
                        ? command
                        : command
                                + ","
                                + filter.letter()
                                + ","
                                + filter.ids().stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(" ")));
    }

    /** Symbols of industries whose SIC code begins so; rows are {@link FoundSymbol}s. */
    public static LookupRequest symbolsOfSic(String prefix) {
        return list("SBS," + digits(prefix));
    }

    /** Symbols of industries whose NAICS code begins so; rows are {@link FoundSymbol}s. */
    public static LookupRequest symbolsOfNaics(String prefix) {
        return list("SBN," + digits(prefix));
    }

    /** All codes of a kind; rows are {@link NamedCode}s. */
    public static LookupRequest codes(NamedCode.Kind kind) {
        return list(kind.word());
    }

    private static LookupRequest list(String command) {
        return new LookupRequest(command, RowKind.LIST);
    }

    private static String checked(String text) {
        boolean isPlain = text.chars().allMatch(it -> it >= ' ' && it <= '~' && it != ',');
        if (text.isBlank() || text.length() > MAX_TEXT_LENGTH || !isPlain) {
            throw new IllegalArgumentException(
                    "no text to look for: '" + text + "' (printable, without comma)");
        }
        return text;
    }

    private static String digits(String prefix) {
        if (!prefix.matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException(
                    "no begin of a code: '" + prefix + "' (1 to 6 digits)");
        }
        return prefix;
    }
}
