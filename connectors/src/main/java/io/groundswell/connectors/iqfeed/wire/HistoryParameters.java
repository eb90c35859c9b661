package io.groundswell.connectors.iqfeed.wire;

import java.util.Arrays;
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

    /** Parameters that older versions do not know; all others were there at 4.9. */
    private static final Map<String, ProtocolVersion> SINCE =
            Map.of("label", ProtocolVersion.V6_0, "partial", ProtocolVersion.V6_1);

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

    /**
     * The line of a request, without an end; it ends with the last parameter that is said.
     *
     * @param word such as {@code HTT}
     * @param said the values of parameters by their names, as the wire spells them
     * @throws IllegalArgumentException for a word that is no request for history, or a parameter
     *     that it does not have
     */
    public static String line(String word, Map<String, String> said) {
        String[] values = new String[0];
        for (Map.Entry<String, String> parameter : said.entrySet()) {
            int place = place(word, parameter.getKey());
            if (place == 0) {
                throw new IllegalArgumentException(word + " has no " + parameter.getKey());
            }
            values = Arrays.copyOf(values, Math.max(values.length, place));
            values[place - 1] = parameter.getValue();
        }
        StringBuilder line = new StringBuilder(word);
        for (String value : values) {
            line.append(',').append(value == null ? "" : value);
        }
        return line.toString();
    }

    /** The oldest version of the protocol that knows each parameter that a line goes on to. */
    public static ProtocolVersion oldestVersion(String line) {
        int wordEnd = line.indexOf(',');
        String word = wordEnd < 0 ? line : line.substring(0, wordEnd);
        ProtocolVersion oldest = ProtocolVersion.V4_9;
        if (isRequest(word)) {
            long said = line.chars().filter(it -> it == ',').count();
            for (Map.Entry<String, ProtocolVersion> newer : SINCE.entrySet()) {
                int place = place(word, newer.getKey());
                if (place > 0 && place <= said && newer.getValue().isAtLeast(oldest)) {
                    oldest = newer.getValue();
                }
            }
        }
        return oldest;
    }
}
