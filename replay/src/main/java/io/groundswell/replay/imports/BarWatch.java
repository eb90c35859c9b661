package io.groundswell.replay.imports;

import java.util.List;
import java.util.Locale;

/**
 * What a client asked of IQFeed's derivative port: bars of a symbol, those of the past and then as
 * they form.
 *
 * @param symbol the symbol
 * @param requestId what each line begins with, or empty
 * @param span how long the bars are
 * @param updateSeconds the least time between two lines of a bar that forms
 */
record BarWatch(String symbol, String requestId, BarSpan span, long updateSeconds) {
    private static final int MAX_FIELDS = 12;
    private static final int REQUEST_ID = 8;
    private static final int UNIT = 9;
    private static final int UPDATE = 11;

    /**
     * Reads what a client wrote.
     *
     * @return null where it is no watch of bars
     */
    static BarWatch of(String line) {
        List<String> fields = CommaFields.of(line, MAX_FIELDS);
        if (!CommaFields.at(fields, 0).equals("BW")) {
            return null;
        }
        String unit = CommaFields.at(fields, UNIT).toLowerCase(Locale.ROOT);
        String update = CommaFields.at(fields, UPDATE);
        try {
            return new BarWatch(
                    CommaFields.at(fields, 1),
                    CommaFields.at(fields, REQUEST_ID),
                    BarSpan.of(CommaFields.at(fields, 2) + (unit.isEmpty() ? "s" : unit)),
                    update.matches("[0-9]{1,5}") ? Long.parseLong(update) : 0);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
