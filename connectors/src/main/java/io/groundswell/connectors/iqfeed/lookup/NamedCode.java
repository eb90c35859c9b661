package io.groundswell.connectors.iqfeed.lookup;

import io.groundswell.connectors.iqfeed.wire.LookupMessage.ListRow;
import java.util.List;
import java.util.Optional;

/**
 * A code and what it stands for.
 *
 * @param code as messages hold it
 * @param shortName such as {@code NYSE_ARCA}; empty for industries
 * @param longName in words
 */
public record NamedCode(String code, String shortName, String longName) {
    /** What codes stand for. */
    public enum Kind {
        /** Listed markets and market centres. */
        MARKETS("SLM", 1, 2),
        /** Security types. */
        SECURITY_TYPES("SST", 1, 0),
        /** Conditions of trades. */
        TRADE_CONDITIONS("STC", 1, 0),
        /** Industries by SIC code. */
        SIC("SSC", 0, 0),
        /** Industries by NAICS code. */
        NAICS("SNC", 0, 0);

        private final String word;
        private final int shortNames;
        private final int groupFields;

        Kind(String word, int shortNames, int groupFields) {
            this.word = word;
            this.shortNames = shortNames;
            this.groupFields = groupFields;
        }

        String word() {
            return word;
        }

        /** The code that a row tells, of protocols from 5.0 on; empty where it tells none. */
        public Optional<NamedCode> read(ListRow row) {
            List<String> cells = cells(row);
            int to = cells.size() - groupFields;
            int from = 1 + shortNames;
            if (to <= from || cells.get(0).isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    new NamedCode(
                            cells.get(0),
                            shortNames == 0 ? "" : cells.get(1),
                            String.join(",", cells.subList(from, to))));
        }
    }

    /** The fields of a row; most, but not all, rows end with a comma. */
    static List<String> cells(ListRow row) {
        List<String> values = row.values();
        int last = values.size() - 1;
        return last > 0 && values.get(last).isEmpty() ? values.subList(0, last) : values;
    }
}
