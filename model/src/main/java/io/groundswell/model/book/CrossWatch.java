package io.groundswell.model.book;

import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.TradingPhase;
import java.util.function.LongFunction;

/**
 * Watches how best bid and offer stand, since when, and whether a cross has lasted too long. A
 * cross that stood at any judged moment outside continuous trading is an auction's until the book
 * stands uncrossed, however long that takes. Phases are asked for only while the book is crossed.
 */
final class CrossWatch {
    private final long limitNanos;
    private final LongFunction<TradingPhase> phases;

    private CrossState state = CrossState.NORMAL;
    private long sinceNanos = EventHeader.ABSENT;
    private boolean ofAuction;
    private boolean reported;

    /**
     * A watch over an empty book.
     *
     * @param phases how the venue matches at a moment, auctions' crosses not yet considered
     */
    CrossWatch(long limitNanos, LongFunction<TradingPhase> phases) {
        this.limitNanos = limitNanos;
        this.phases = phases;
    }

    CrossState state() {
        return state;
    }

    long sinceNanos() {
        return sinceNanos;
    }

    /** Whether the book is crossed, and that is left from an auction. */
    boolean isOfAuction() {
        return ofAuction;
    }

    boolean isReported() {
        return reported;
    }

    /** The book is empty from here on. */
    void restart(long timeNanos) {
        restore(CrossState.NORMAL, timeNanos, false, false);
    }

    void restore(CrossState was, long since, boolean wasOfAuction, boolean wasReported) {
        state = was;
        sinceNanos = since;
        ofAuction = wasOfAuction;
        reported = wasReported;
    }

    /** Takes in how the book stands after a complete event. */
    void judge(CrossState now, long timeNanos) {
        if (now != state) {
            restore(now, timeNanos, false, false);
        }
        if (now == CrossState.CROSSED && !ofAuction && !isContinuous(timeNanos)) {
            ofAuction = true;
        }
    }

    /** The moment after which the present cross is a fault; only of use while crossed. */
    long deadlineNanos() {
        return sinceNanos + limitNanos;
    }

    /** Whether the cross has lasted too long at this time, if nothing changes until then. */
    boolean isOverdueAt(long timeNanos) {
        return state == CrossState.CROSSED
                && !ofAuction
                && timeNanos - sinceNanos > limitNanos
                && isContinuous(deadlineNanos());
    }

    /**
     * Looks at the cross once more before an event changes anything.
     *
     * @return whether it has just become a fault; told once for each cross
     */
    boolean becomesFaultBefore(long timeNanos) {
        if (state != CrossState.CROSSED || reported || ofAuction) {
            return false;
        }
        if (timeNanos - sinceNanos <= limitNanos) {
            return false;
        }
        // At its deadline the session had ended: what crosses then is no fault.
        ofAuction = !isContinuous(deadlineNanos());
        reported = !ofAuction;
        return reported;
    }

    private boolean isContinuous(long timeNanos) {
        return phases.apply(timeNanos) == TradingPhase.CONTINUOUS;
    }
}
