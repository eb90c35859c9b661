package io.groundswell.connectors.iqfeed.lookup;

import io.groundswell.connectors.iqfeed.wire.LookupMessage.ListRow;
import io.groundswell.model.event.EventHeader;
import java.util.List;
import java.util.Optional;

/**
 * A symbol that was looked for.
 *
 * @param industry its SIC or NAICS code where that was looked for, else empty
 * @param symbol as it is asked for
 * @param listedMarket id of {@link NamedCode.Kind#MARKETS}; ABSENT where there is none
 * @param securityType id of {@link NamedCode.Kind#SECURITY_TYPES}; ABSENT where there is none
 * @param description in words
 */
public record FoundSymbol(
        String industry, String symbol, long listedMarket, long securityType, String description) {
    private static final int FIELDS_BEFORE_DESCRIPTION = 3;

    /** The symbol that a row of {@link ListQuery#symbols} tells; empty where it tells none. */
    public static Optional<FoundSymbol> read(ListRow row) {
        return of("", NamedCode.cells(row));
    }

    /** The symbol that a row of a search by industry tells; empty where it tells none. */
    public static Optional<FoundSymbol> readOfIndustry(ListRow row) {
        List<String> cells = NamedCode.cells(row);
        return of(cells.get(0), cells.subList(1, cells.size()));
    }

    private static Optional<FoundSymbol> of(String industry, List<String> cells) {
        if (cells.size() <= FIELDS_BEFORE_DESCRIPTION || cells.get(0).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new FoundSymbol(
                            industry,
                            cells.get(0),
                            id(cells.get(1)),
                            id(cells.get(2)),
                            String.join(
                                    ",", cells.subList(FIELDS_BEFORE_DESCRIPTION, cells.size()))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static long id(String text) {
        return text.isEmpty() ? EventHeader.ABSENT : Long.parseLong(text);
    }
}
