package io.groundswell.replay.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What no server can know from recorded data, put out of sight on both sides before they are
 * compared. Everything else of a line stays as it is, its end included.
 *
 * @param begin what the line begins with
 * @param fields which of its fields are masked, counted from 0
 * @param emptyToo whether a field that one side leaves empty is masked too
 * @param reason why
 */
record WireMask(String begin, Set<Integer> fields, boolean emptyToo, String reason) {
    private static final String MASK = "*";

    /** All that is masked. */
    static final List<WireMask> ALL =
            List.of(
                    new WireMask(
                            "S,CUST,",
                            Set.of(3, 4, 5, 8, 9, 12),
                            true,
                            "address, port and token of the session, what the account may see, and"
                                    + " when it ends"),
                    new WireMask(
                            "S,STATS,",
                            Set.of(2, 3, 5, 6, 7, 8, 9, 14, 15, 16, 17, 18, 19, 20),
                            false,
                            "address, port, login, counts, and kilobytes"),
                    new WireMask(
                            "S,CLIENTSTATS,",
                            Set.of(3, 5, 8, 9, 10),
                            false,
                            "number and begin of each connection, and kilobytes"));

    /** A line as it is to be compared. */
    static String masked(String line) {
        if (line.startsWith("S,IP,")) {
            // Addresses of the feed's machines, as many as it has.
            return "S,IP," + MASK + line.substring(line.length() - 1);
        }
        if (line.matches("U,.*,F,F,\r\n")) {
            // Since when a market maker has not quoted: a void quote has no time.
            return line.replaceFirst("\\d{4}-\\d{2}-\\d{2}", MASK);
        }
        for (WireMask mask : ALL) {
            if (line.startsWith(mask.begin)) {
                return mask.apply(line);
            }
        }
        return line;
    }

    private String apply(String line) {
        List<String> words = new ArrayList<>(CommandWords.of(line).words());
        for (int field : fields) {
            if (field < words.size() && (emptyToo || !words.get(field).isEmpty())) {
                words.set(field, MASK);
            }
        }
        return String.join(",", words);
    }
}
