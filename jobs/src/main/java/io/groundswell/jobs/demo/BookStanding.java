package io.groundswell.jobs.demo;

import io.groundswell.model.book.CrossState;

/**
 * Whether the book could be relied on, and whether bid and offer stood apart, over the day.
 *
 * <p>Packed as, for each bin: the flags added up, each for any moment of the bin.
 */
final class BookStanding implements CarryForward.Column {
    /** The book could not be relied on. */
    static final int UNTRUSTED = 1;

    /** Best bid above best offer. */
    static final int CROSSED = 2;

    /** Best bid equal to best offer. */
    static final int LOCKED = 4;

    private final PackedNumbers packed = new PackedNumbers();
    private int now;
    private int inBin;
    private long untrustedNanos;
    private long crossedNanos;
    private long lockedNanos;

    /** The book as it is from now on. */
    void show(boolean trusted, CrossState cross) {
        now =
                (trusted ? 0 : UNTRUSTED)
                        | (cross == CrossState.CROSSED ? CROSSED : 0)
                        | (cross == CrossState.LOCKED ? LOCKED : 0);
    }

    @Override
    public void hold(long nanos) {
        inBin |= now;
        untrustedNanos += (now & UNTRUSTED) != 0 ? nanos : 0;
        crossedNanos += (now & CROSSED) != 0 ? nanos : 0;
        lockedNanos += (now & LOCKED) != 0 ? nanos : 0;
    }

    @Override
    public void close() {
        packed.natural(inBin);
        inBin = 0;
    }

    /** Every bin that has been closed. */
    PackedNumbers packed() {
        return packed;
    }

    /** For how long the book could not be relied on, in nanoseconds. */
    long untrustedNanos() {
        return untrustedNanos;
    }

    /** For how long the book was crossed, in nanoseconds. */
    long crossedNanos() {
        return crossedNanos;
    }

    /** For how long the book was locked, in nanoseconds. */
    long lockedNanos() {
        return lockedNanos;
    }
}
