package io.groundswell.model.book;

import io.groundswell.model.event.DepthMode;
import java.util.function.Function;

/**
 * How a book is kept and watched.
 *
 * @param crossedLimitNanos how long it may stand crossed in continuous trading before that is a
 *     fault
 * @param rowLimit most rows on a side; one more is a fault
 * @param books makes an empty book of a mode
 */
public record BookOptions(
        long crossedLimitNanos, int rowLimit, Function<DepthMode, OrderBook> books) {
    /** Five seconds. */
    public static final long DEFAULT_CROSSED_LIMIT_NANOS = 5_000_000_000L;

    /** A million, several times what any one stock shows. */
    public static final int DEFAULT_ROW_LIMIT = 1_000_000;

    /** The fast book, five seconds and a million rows. */
    public static final BookOptions DEFAULT =
            new BookOptions(DEFAULT_CROSSED_LIMIT_NANOS, DEFAULT_ROW_LIMIT);

    /** The fast book. */
    public BookOptions(long crossedLimitNanos, int rowLimit) {
        this(crossedLimitNanos, rowLimit, LadderOrderBook::new);
    }

    /** Checks what only a bug of ours could get wrong. */
    public BookOptions {
        if (crossedLimitNanos < 0) {
            throw new IllegalArgumentException("crossed limit below zero: " + crossedLimitNanos);
        }
        if (rowLimit < 1) {
            throw new IllegalArgumentException("row limit below 1: " + rowLimit);
        }
    }
}
