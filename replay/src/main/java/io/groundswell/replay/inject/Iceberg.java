package io.groundswell.replay.inject;

import io.groundswell.model.event.EventHeader;
import io.groundswell.replay.inject.TruthRow.Deed;
import java.util.SplittableRandom;

/**
 * The hidden buyer's displayed order: where it stands, what it shows, what it may still buy.
 *
 * <p>It goes up to the best bid after that has stood above it for {@link #PEG_NANOS}. It goes down
 * with the best bid only where its schedule owes it nothing; where the schedule does, it stays, and
 * what sells below it meets it. It never buys beyond its schedule. What it has bought is shown
 * again after a while, as Nasdaq does with a reserve order of which less than a round lot is shown.
 */
final class Iceberg {
    /** How long the best bid stands above it before it follows up (signals.md D.4). */
    static final long PEG_NANOS = 5_000_000_000L;

    /** No time: nothing is due. */
    static final long NEVER = Long.MAX_VALUE;

    private final Injection injection;
    private final SplittableRandom random;
    private final TruthLog log;
    private boolean placed;
    private long price;
    private long displayed;
    private long nextDisplay;
    private long bought;
    private long sold;
    private long aboveSinceNanos = EventHeader.ABSENT;
    private long refillDueNanos = NEVER;

    Iceberg(Injection injection, SplittableRandom random, TruthLog log) {
        this.injection = injection;
        this.random = random;
        this.log = log;
        nextDisplay = drawDisplay();
    }

    boolean isPlaced() {
        return placed;
    }

    long price() {
        return price;
    }

    /** What it shows; 0 while a refill is on its way. */
    long displayed() {
        return displayed;
    }

    /** Seller-initiated volume of the recording since the start, hidden executions too. */
    long sold() {
        return sold;
    }

    long refillDueNanos() {
        return refillDueNanos;
    }

    long pegDueNanos() {
        return aboveSinceNanos == EventHeader.ABSENT ? NEVER : aboveSinceNanos + PEG_NANOS;
    }

    void place(long atNanos, long at) {
        placed = true;
        price = at;
        displayed = nextDisplay;
        log.did(atNanos, Deed.PLACED, price, displayed);
    }

    void withdraw(long atNanos) {
        placed = false;
        aboveSinceNanos = EventHeader.ABSENT;
        refillDueNanos = NEVER;
        log.did(atNanos, Deed.WITHDRAWN, price, displayed);
        displayed = 0;
    }

    /** A seller traded. */
    void sold(long size) {
        sold += size;
    }

    /** The best bid of others is here now. */
    void follow(long atNanos, long bestBid) {
        if (bestBid < price && owed() <= 0) {
            move(atNanos, bestBid);
        }
        if (bestBid <= price) {
            aboveSinceNanos = EventHeader.ABSENT;
        } else if (aboveSinceNanos == EventHeader.ABSENT) {
            aboveSinceNanos = atNanos;
        }
    }

    /** Goes up, which is due. */
    void peg(long atNanos, long bestBid) {
        aboveSinceNanos = EventHeader.ABSENT;
        if (bestBid > price) {
            move(atNanos, bestBid);
        }
    }

    private void move(long atNanos, long to) {
        price = to;
        log.did(atNanos, Deed.MOVED, price, 0);
    }

    /** What the schedule owes it. */
    private long owed() {
        return (long) (injection.sellShare() * sold) - bought;
    }

    /**
     * Meets a seller.
     *
     * @param size what the seller has
     * @return what it bought: no more than it shows, and no more than its schedule owes it
     */
    long buy(long atNanos, long size, Deed how) {
        long filled = Math.min(size, Math.min(displayed, owed()));
        if (filled <= 0) {
            return 0;
        }
        displayed -= filled;
        bought += filled;
        log.did(atNanos, how, price, filled);
        if (refillDueNanos == NEVER) {
            nextDisplay = drawDisplay();
            refillDueNanos = atNanos + drawRefillNanos();
        }
        return filled;
    }

    /** Shows its next display, which is due. */
    void refill(long atNanos) {
        refillDueNanos = NEVER;
        long shown = Math.max(0, nextDisplay - displayed);
        displayed += shown;
        log.did(atNanos, Deed.REFILL, price, shown);
    }

    private long drawDisplay() {
        return injection.randomDisplay()
                ? random.nextLong(Injection.MIN_RANDOM_DISPLAY, Injection.MAX_RANDOM_DISPLAY + 1)
                : injection.displayShares();
    }

    private long drawRefillNanos() {
        return random.nextLong(injection.refillNanosMin(), injection.refillNanosMax() + 1);
    }
}
