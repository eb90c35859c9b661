package io.groundswell.connectors.iqfeed.wire;

import java.util.List;
import java.util.Map;

/** Which parameter stands where in the requests for history of the lookup port. */
public final class HistoryParameters {
    private static final Map<String, List<String>> OF_WORD =
            Map.of(
                    "HTX", List.of("symbol", "most", "direction", "id", "batch"),
                    "HTD",
                            List.of(
                                    "symbol",
                                    "days",
                                    "most",
                                    "from",
                                    "to",
                                    "direction",
                                    "id",
                                    "batch"),
                    "HTT",
                            List.of(
                                    "symbol",
                                    "begin",
                                    "end",
                                    "most",
                                    "from",
                                    "to",
                                    "direction",
                                    "id",
                                    "batch"),
                    "HIX",
                            List.of(
                                    "symbol",
                                    "length",
                                    "most",
                                    "direction",
                                    "id",
                                    "batch",
                                    "type",
                                    "label"),
                    "HID",
                            List.of(
                                    "symbol",
                                    "length",
                                    "days",
                                    "most",
                                    "from",
                                    "to",
                                    "direction",
                                    "id",
                                    "batch",
                                    "type",
                                    "label"),
                    "HIT",
                            List.of(
                                    "symbol",
                                    "length",
                                    "begin",
                                    "end",
                                    "most",
                                    "from",
                                    "to",
                                    "direction",
                                    "id",
                                    "batch",
                                    "type",
                                    "label"),
                    "HDX", List.of("symbol", "most", "direction", "id", "batch", "partial"),
                    "HDT",
                            List.of(
                                    "symbol",
                                    "begin",
                                    "end",
                                    "most",
                                    "direction",
                                    "id",
                                    "batch",
                                    "partial"),
                    "HWX", List.of("symbol", "most", "direction", "id", "batch", "partial"),
                    "HMX", List.of("symbol", "most", "direction", "id", "batch", "partial"));

    private HistoryParameters() {}

    /** Whether a word is a request for history. */
    public static boolean isRequest(String word) {
        return OF_WORD.containsKey(word);
    }

    /**
     * The place of a parameter after the word of a request, from 1; 0 where that word has none
     * such.
     *
     * @param parameter such as {@code symbol}, {@code id}, {@code type}, {@code label}
     * @throws IllegalArgumentException for a word that is no request for history
     */
    public static int place(String word, String parameter) {
        List<String> parameters = OF_WORD.get(word);
        if (parameters == null) {
            throw new IllegalArgumentException("no request for history: " + word);
        }
        return parameters.indexOf(parameter) + 1;
    }
}
