package io.groundswell.model.contract;

import java.util.Locale;

/**
 * Fields of the hashes and stream entries in Redis; a field is spelled as its constant, in small
 * letters. Every value is text: prices and sizes decimal numbers, times nanoseconds UTC, and empty
 * where there is none.
 *
 * <p>A hash has parts that change independently. Each has an order field of its own, which holds an
 * {@link OrderStamp}: whoever wants to write the part looks at it first.
 */
public enum RedisField {
    /** Best bid, in the hash of quote and trade. */
    BID,
    /** Size of the best bid. */
    BID_SIZE,
    /** Who sets the best bid. */
    BID_CENTRE,
    /** Best offer. */
    ASK,
    /** Size of the best offer. */
    ASK_SIZE,
    /** Who sets the best offer. */
    ASK_CENTRE,
    /** Whose list the market centres of the quote are from. */
    QUOTE_CODES,
    /** The quote's time as a person reads it, ISO 8601 UTC. */
    QUOTE_TIME,
    /** The quote's time: what the feed said, else the order time. */
    QUOTE_TIME_NANOS,
    /** Order field of the quote. */
    QUOTE_ORDER,
    /** Price of the latest trade. */
    LAST,
    /** Size of the latest trade. */
    LAST_SIZE,
    /** Where the latest trade was reported. */
    LAST_CENTRE,
    /** Its conditions, raw. */
    LAST_CONDITIONS,
    /** Whose list its market centre and conditions are from. */
    LAST_CODES,
    /** Who took liquidity in it. */
    LAST_AGGRESSOR,
    /** The day's volume after it as the feed tells it. */
    VOLUME,
    /** The trade's time as a person reads it, ISO 8601 UTC. */
    LAST_TIME,
    /** The trade's time: what the feed said, else the order time. */
    LAST_TIME_NANOS,
    /** Order field of the latest trade. */
    TRADE_ORDER,
    /** Id of a stream's entry; a field in what is told on the channel only. */
    ID,
    /** Price of a stream's trade. */
    PRICE,
    /** Its size. */
    SIZE,
    /** Who took liquidity. */
    AGGRESSOR,
    /** How the feed lets it count. */
    BASIS,
    /** Whose list its market centre and conditions are from. */
    CODES,
    /** Where it was reported. */
    CENTRE,
    /** Its conditions, raw. */
    CONDITIONS,
    /** The venue's number of the trade. */
    TICK_ID,
    /** The day's volume after it as the feed tells it. */
    TOTAL_VOLUME,
    /** Its time: what the feed said, else the order time. */
    TIME_NANOS,
    /** Its order time. */
    EVENT_TIME_NANOS,
    /** Its epoch. */
    SOURCE_EPOCH,
    /** Its sequence within epoch, symbol and topic. */
    SEQUENCE,
    /** Bits of {@link io.groundswell.model.event.EventFlags}. */
    FLAGS,
    /** The whole order book as one JSON object. */
    BOOK,
    /** Order field of the order book. */
    BOOK_ORDER,
    /** Whether the book can be relied on. */
    TRUSTED,
    /** Why it can, or why not. */
    TRUST,
    /** Since when, as a person reads it, ISO 8601 UTC. */
    TRUST_SINCE,
    /** Since when. */
    TRUST_SINCE_NANOS,
    /** How best bid and offer stand to each other. */
    CROSS,
    /** Order field of what is known of the book. */
    CONDITION_ORDER,
    /** Kind of the last fault. */
    FAULT,
    /** The last fault in words. */
    FAULT_DETAIL,
    /** When it was found, as a person reads it, ISO 8601 UTC. */
    FAULT_TIME,
    /** When it was found: the order time of the event. */
    FAULT_TIME_NANOS,
    /** Order field of the last fault. */
    FAULT_ORDER;

    private final String fieldName = name().toLowerCase(Locale.ROOT);

    /** The name in Redis, such as {@code bid_size}. */
    public String fieldName() {
        return fieldName;
    }
}
