package io.groundswell.model.contract;

import java.util.List;

/**
 * What changes at once in Redis: a part of a symbol's hash, which is replaced as a whole, or the
 * entries of its stream. A reader who asks for all fields of a part in one command never sees half
 * of a change.
 */
public enum RedisPart {
    /** The latest consolidated best bid and offer. */
    QUOTE(
            RedisKey.L1,
            RedisField.QUOTE_ORDER,
            RedisField.BID,
            RedisField.BID_SIZE,
            RedisField.BID_CENTRE,
            RedisField.ASK,
            RedisField.ASK_SIZE,
            RedisField.ASK_CENTRE,
            RedisField.QUOTE_CODES,
            RedisField.QUOTE_TIME,
            RedisField.QUOTE_TIME_NANOS),
    /** The latest trade. */
    TRADE(
            RedisKey.L1,
            RedisField.TRADE_ORDER,
            RedisField.LAST,
            RedisField.LAST_SIZE,
            RedisField.LAST_CENTRE,
            RedisField.LAST_CONDITIONS,
            RedisField.LAST_CODES,
            RedisField.LAST_AGGRESSOR,
            RedisField.VOLUME,
            RedisField.LAST_TIME,
            RedisField.LAST_TIME_NANOS),
    /** Each of the latest trades, an entry of a stream. */
    TICK(
            RedisKey.TICKS,
            RedisField.ID,
            RedisField.PRICE,
            RedisField.SIZE,
            RedisField.AGGRESSOR,
            RedisField.BASIS,
            RedisField.CODES,
            RedisField.CENTRE,
            RedisField.CONDITIONS,
            RedisField.TICK_ID,
            RedisField.TOTAL_VOLUME,
            RedisField.TIME_NANOS,
            RedisField.EVENT_TIME_NANOS,
            RedisField.SOURCE_EPOCH,
            RedisField.SEQUENCE,
            RedisField.FLAGS),
    /** The latest order book. */
    BOOK(RedisKey.BOOK, RedisField.BOOK_ORDER, RedisField.BOOK),
    /** Whether the latest order book can be relied on. */
    CONDITION(
            RedisKey.QUALITY,
            RedisField.CONDITION_ORDER,
            RedisField.TRUSTED,
            RedisField.TRUST,
            RedisField.TRUST_SINCE,
            RedisField.TRUST_SINCE_NANOS,
            RedisField.CROSS),
    /** The last fault of the order book. */
    FAULT(
            RedisKey.QUALITY,
            RedisField.FAULT_ORDER,
            RedisField.FAULT,
            RedisField.FAULT_DETAIL,
            RedisField.FAULT_TIME,
            RedisField.FAULT_TIME_NANOS);

    private final RedisKey key;
    private final RedisField order;

    // An unmodifiable list, whose type cannot say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<RedisField> fields;

    RedisPart(RedisKey key, RedisField order, RedisField... fields) {
        this.key = key;
        this.order = order;
        this.fields = List.of(fields);
    }

    /** Where it is. */
    public RedisKey key() {
        return key;
    }

    /** The field with its {@link OrderStamp}; {@link RedisField#ID} for a stream. */
    public RedisField order() {
        return order;
    }

    /** All its other fields; each is always there, and empty where there is nothing to say. */
    public List<RedisField> fields() {
        return fields;
    }

    /** Whether it is the entries of a stream, of which none replaces another. */
    public boolean isStream() {
        return this == TICK;
    }
}
