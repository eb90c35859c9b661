package io.groundswell.model.session;

import java.util.List;
import java.util.stream.IntStream;

/** Bits of a trade's use as words, for assertions that a person can read. */
final class TradeUseNames {
    private static final List<String> NAMES =
            List.of(
                    "VOLUME",
                    "LAST",
                    "HIGH_LOW",
                    "EXTENDED_LAST",
                    "OFF_EXCHANGE",
                    "OUT_OF_SEQUENCE",
                    "PRIOR_REFERENCE",
                    "AVERAGE_PRICE",
                    "DERIVATIVELY_PRICED",
                    "FORM_T",
                    "LATE",
                    "UNKNOWN_CODE");

    private TradeUseNames() {}

    static List<String> of(TradeUse use) {
        return IntStream.range(0, NAMES.size())
                .filter(bit -> use.has(1 << bit))
                .mapToObj(NAMES::get)
                .toList();
    }
}
