package io.groundswell.connectors.iqfeed.wire;

import java.util.List;

/** What comes on the lookup port only: rows that answer a request, and their end. */
public sealed interface LookupMessage extends WireMessage {
    /** The request that it answers; empty where the client gave none. */
    String requestId();

    /**
     * A trade of history.
     *
     * @param requestId the request
     * @param localMicros wall clock in New York; whole seconds at 4.9, milliseconds before 5.2
     * @param last the price
     * @param size the size
     * @param totalVolume of the day, this trade included
     * @param bid best bid at that moment
     * @param ask best offer at that moment
     * @param tickId number of the trade
     * @param basis C, E, O or S
     * @param marketCentre where it was reported; ABSENT before 5.0
     * @param conditions codes in hex; empty before 5.0
     * @param aggressor 0 to 3; ABSENT before 6.1
     * @param dayCode day of the month of the trading day; ABSENT before 6.1
     */
    record TickRow(
            String requestId,
            long localMicros,
            WireDecimal last,
            long size,
            long totalVolume,
            WireDecimal bid,
            WireDecimal ask,
            long tickId,
            char basis,
            long marketCentre,
            String conditions,
            long aggressor,
            long dayCode)
            implements LookupMessage {}

    /**
     * An interval bar of history.
     *
     * @param requestId the request
     * @param localMicros the label: begin or end of the bar, wall clock in New York
     * @param high highest price
     * @param low lowest price
     * @param open first price
     * @param close last price
     * @param totalVolume of the day up to the end of the bar
     * @param volume of the bar
     * @param trades ABSENT at 4.9; 0 but for bars of ticks
     */
    record IntervalRow(
            String requestId,
            long localMicros,
            WireDecimal high,
            WireDecimal low,
            WireDecimal open,
            WireDecimal close,
            long totalVolume,
            long volume,
            long trades)
            implements LookupMessage {}

    /**
     * A daily, weekly or monthly bar of history.
     *
     * @param requestId the request
     * @param localMicros midnight of the date, in New York; at 4.9 the time of the request
     * @param high highest price
     * @param low lowest price
     * @param open first price
     * @param close last price
     * @param volume of the period
     * @param openInterest of a future
     */
    record PeriodRow(
            String requestId,
            long localMicros,
            WireDecimal high,
            WireDecimal low,
            WireDecimal open,
            WireDecimal close,
            long volume,
            long openInterest)
            implements LookupMessage {}

    /**
     * A row of a list: market centres, conditions, security types, industry codes, symbols, chains,
     * news.
     *
     * @param requestId the request
     * @param messageId LS, LC, LN or LM from 6.2 on, else empty
     * @param values the fields that follow; the last is empty where the line ends with a comma
     */
    record ListRow(String requestId, String messageId, List<String> values)
            implements LookupMessage {
        /** Keeps a copy. */
        public ListRow {
            values = List.copyOf(values);
        }
    }

    /**
     * {@code !ENDMSG!,}: the answer is whole.
     *
     * @param requestId the request
     */
    record EndOfReply(String requestId) implements LookupMessage {}
}
