package io.groundswell.connectors.iqfeed.wire;

/** What comes on the market depth port only. */
public sealed interface Level2Message extends WireMessage {

    /** The symbol; empty where the line is about none. */
    String symbol();

    /**
     * {@code 0, 3, 4, 6}: an order, or the quote of a market maker (6.2).
     *
     * @param type the digit: 3 added, 4 changed, 6 as it stands when the watch begins
     * @param symbol the symbol
     * @param orderId the venue's number; ABSENT for market makers
     * @param marketMaker who quotes; empty for orders of futures
     * @param bid whether it is on the buying side
     * @param price its price
     * @param size what is left of it
     * @param priority lower is served first, unsigned; ABSENT where not told
     * @param precision digits after the point
     * @param timeMicros local time of day, or ABSENT
     * @param epochDay local date, or ABSENT
     */
    record DepthOrder(
            char type,
            String symbol,
            long orderId,
            String marketMaker,
            boolean bid,
            WireDecimal price,
            long size,
            long priority,
            long precision,
            long timeMicros,
            long epochDay)
            implements Level2Message {
        /** The type of a row of the picture that a watch begins with. */
        public static final char SUMMARY = '6';

        /** The type of a new order. */
        public static final char ADD = '3';

        /** The type of a change. */
        public static final char UPDATE = '4';
    }

    /**
     * {@code 5}: an order or a market maker's quote is gone (6.2).
     *
     * @param symbol the symbol
     * @param orderId the venue's number; ABSENT for market makers
     * @param marketMaker whose quote; empty for orders
     * @param bid whether it was on the buying side
     * @param timeMicros local time of day, or ABSENT
     * @param epochDay local date, or ABSENT
     */
    record DepthOrderDelete(
            String symbol,
            long orderId,
            String marketMaker,
            boolean bid,
            long timeMicros,
            long epochDay)
            implements Level2Message {}

    /**
     * {@code 7, 8}: a price level (6.2).
     *
     * @param type the digit: 7 as it stands when the watch begins, 8 changed
     * @param symbol the symbol
     * @param bid whether it is on the buying side
     * @param price its price
     * @param size of all orders there
     * @param orders how many there are
     * @param precision digits after the point
     * @param timeMicros local time of day, or ABSENT
     * @param epochDay local date, or ABSENT
     */
    record DepthLevel(
            char type,
            String symbol,
            boolean bid,
            WireDecimal price,
            long size,
            long orders,
            long precision,
            long timeMicros,
            long epochDay)
            implements Level2Message {
        /** The type of a row of the picture that a watch begins with. */
        public static final char SUMMARY = '7';

        /** The type of a change. */
        public static final char UPDATE = '8';
    }

    /**
     * {@code 9}: a price level is gone (6.2).
     *
     * @param symbol the symbol
     * @param bid whether it was on the buying side
     * @param price its price
     * @param timeMicros local time of day, or ABSENT
     * @param epochDay local date, or ABSENT
     */
    record DepthLevelDelete(
            String symbol, boolean bid, WireDecimal price, long timeMicros, long epochDay)
            implements Level2Message {}

    /**
     * {@code U, Z, 2}: both sides of one market maker (before 6.2).
     *
     * @param type the letter: U at 4.9, Z as it stands and 2 changed from 5.0 on
     * @param symbol the symbol
     * @param marketMaker who quotes; MD01 and so on stand for the levels of a future
     * @param bid its bid
     * @param ask its offer
     * @param bidSize size at the bid
     * @param askSize size at the offer
     * @param bidTimeMicros local time of day; ABSENT for the 99:99:99 of a side that is void
     * @param epochDay local date
     * @param reserved a constant of U, else ABSENT
     * @param condition 52 is regular
     * @param marketCentre of U, else ABSENT
     * @param askTimeMicros as of the bid
     * @param bidValid whether the bid stands
     * @param askValid whether the offer stands
     * @param endOfGroup of Z and 2: nothing more belongs to this; false for U
     */
    record VenueQuote(
            char type,
            String symbol,
            String marketMaker,
            WireDecimal bid,
            WireDecimal ask,
            long bidSize,
            long askSize,
            long bidTimeMicros,
            long epochDay,
            long reserved,
            long condition,
            long marketCentre,
            long askTimeMicros,
            boolean bidValid,
            boolean askValid,
            boolean endOfGroup)
            implements Level2Message {}

    /**
     * {@code M}: who a market maker is (before 6.2).
     *
     * @param marketMaker the short name
     * @param description the long name
     */
    record VenueName(String marketMaker, String description) implements Level2Message {
        @Override
        public String symbol() {
            return "";
        }
    }

    /**
     * {@code q}: there is no depth of this symbol.
     *
     * @param symbol as it was asked for
     */
    record NoDepth(String symbol) implements Level2Message {}

    /** {@code O}: means nothing. */
    record Nothing() implements Level2Message {
        @Override
        public String symbol() {
            return "";
        }
    }
}
