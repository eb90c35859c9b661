package io.groundswell.connectors.iqfeed.wire;

import java.util.List;

/** What comes on the Level 1 port only. */
public sealed interface Level1Message extends WireMessage permits Level1Update, Level1Message.Rare {

    /** What is not one in a million lines: everything but P and Q. */
    sealed interface Rare extends Level1Message {}

    /**
     * {@code F}: what a symbol is.
     *
     * @param layout which field stands where
     * @param values the fields after the F, the symbol first, the last one empty
     */
    record Fundamental(FundamentalLayout layout, List<String> values) implements Rare {
        /** Keeps a copy. */
        public Fundamental {
            values = List.copyOf(values);
        }

        /** The symbol. */
        public String symbol() {
            return values.get(0);
        }

        /** The value of a field, empty where the layout lacks it. */
        public String value(FundamentalField field) {
            int column = layout.column(field);
            return column < 0 || column >= values.size() ? "" : values.get(column);
        }
    }

    /**
     * {@code R}: the quote of one market centre.
     *
     * @param symbol the symbol
     * @param exchange not used any more
     * @param bid its bid
     * @param bidSize size at the bid
     * @param bidTimeMicros local time of day, in whole seconds
     * @param ask its offer
     * @param askSize size at the offer
     * @param askTimeMicros local time of day, in whole seconds
     * @param fractionCode how to display a price
     * @param precision digits after the point
     * @param marketCentre id of the centre
     */
    record Regional(
            String symbol,
            String exchange,
            WireDecimal bid,
            long bidSize,
            long bidTimeMicros,
            WireDecimal ask,
            long askSize,
            long askTimeMicros,
            long fractionCode,
            long precision,
            long marketCentre)
            implements Rare {}

    /**
     * {@code C}: a trade of before is taken back, or one is added (6.2).
     *
     * @param symbol the symbol
     * @param inserts true for an added trade (I), false for one that is taken back (X)
     * @param basis C, E or O; 0 where empty; {@link #NO_BASIS} in the form without this field
     * @param epochDay date of the trade, or ABSENT
     * @param timeMicros local time of day, or ABSENT
     * @param price its price
     * @param size its size
     * @param tickId the feed's number of it
     * @param conditions codes in hex, may be empty
     * @param marketCentre where it was reported
     * @param endsWithComma whether the line does
     */
    record Correction(
            String symbol,
            boolean inserts,
            char basis,
            long epochDay,
            long timeMicros,
            WireDecimal price,
            long size,
            long tickId,
            String conditions,
            long marketCentre,
            boolean endsWithComma)
            implements Rare {
        /** The older form has no place for the basis. */
        public static final char NO_BASIS = '-';
    }

    /**
     * {@code N}: a headline.
     *
     * @param distributor who spreads it
     * @param storyId its number
     * @param symbols whom it is about, as {@code :A::B:}; may be empty
     * @param time as the wire spells it: {@code YYYYMMDD HHMMSS}
     * @param headline may hold commas
     */
    record News(String distributor, String storyId, String symbols, String time, String headline)
            implements Rare {}
}
