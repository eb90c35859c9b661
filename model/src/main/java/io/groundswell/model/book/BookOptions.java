package io.groundswell.model.book;

import io.groundswell.model.event.DepthMode;
import java.util.function.Function;

/**
 * How a book is kept and watched.
 *
 * @param crossedLimitNanos how long it may stand crossed in continuous trading before that is a
 *     fault
 * @param books makes an empty book of a mode
 */
public record BookOptions(long crossedLimitNanos, Function<DepthMode, OrderBook> books) {
    /** Five seconds. */
    public static final long DEFAULT_CROSSED_LIMIT_NANOS = 5_000_000_000L;

    /** The fast book and five seconds. */
    public static final BookOptions DEFAULT = new BookOptions(DEFAULT_CROSSED_LIMIT_NANOS);

    /** The fast book. */
    public BookOptions(long crossedLimitNanos) {
        this(crossedLimitNanos, LadderOrderBook::new);
    }

    /** Checks what only a bug of ours could get wrong. */
    public BookOptions {
        if (crossedLimitNanos < 0) {
            throw new IllegalArgumentException("crossed limit below zero: " + crossedLimitNanos);
        }
    }
}
