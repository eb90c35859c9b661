package io.groundswell.replay.imports;

import io.groundswell.connectors.iqfeed.wire.HistoryParameters;
import io.groundswell.model.event.BarUnit;
import java.util.List;
import java.util.Locale;

/**
 * What a request of IQFeed's history says about the rows that answer it.
 *
 * @param symbol the symbol
 * @param requestId what each row begins with, or empty
 * @param span how long the bars are; null for trades
 * @param label which end of a bar its time is; null where the request leaves it open, and for what
 *     is no bar of seconds
 */
record HistoryRequest(String symbol, String requestId, BarSpan span, BarLabel label) {
    private static final int MAX_FIELDS = 13;

    /**
     * Reads what a client wrote.
     *
     * @return null where it is no request of history
     */
    static HistoryRequest of(String line) {
        List<String> fields = CommaFields.of(line, MAX_FIELDS);
        String word = CommaFields.at(fields, 0);
        if (!HistoryParameters.isRequest(word)) {
            return null;
        }
        int unit = HistoryParameters.place(word, "type");
        int labelled = HistoryParameters.place(word, "label");
        BarSpan span = null;
        if (unit > 0) {
            span = interval(CommaFields.at(fields, 2), CommaFields.at(fields, unit));
            if (span == null) {
                return null;
            }
        } else if (word.charAt(1) != 'T') {
            span =
                    switch (word.charAt(1)) {
                        case 'W' -> new BarSpan(BarUnit.WEEK, 1);
                        case 'M' -> new BarSpan(BarUnit.MONTH, 1);
                        default -> new BarSpan(BarUnit.DAY, 1);
                    };
        }
        BarLabel label = null;
        if (labelled > 0 && span.unit() == BarUnit.SECOND) {
            label =
                    switch (CommaFields.at(fields, labelled)) {
                        case "0" -> BarLabel.END;
                        case "1" -> BarLabel.BEGIN;
                        default -> null;
                    };
        }
        return new HistoryRequest(
                CommaFields.at(fields, 1),
                CommaFields.at(fields, HistoryParameters.place(word, "id")),
                span,
                label);
    }

    private static BarSpan interval(String length, String unit) {
        try {
            return BarSpan.of(length + (unit.isEmpty() ? "s" : unit.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
