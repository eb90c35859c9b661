package io.groundswell.replay.inject;

/**
 * What is laid over a real day, and when. The parts compose: drift and scale change the book that
 * the iceberg and the hidden buys lie over.
 *
 * @param startNanos first moment, nanoseconds since 1970 UTC
 * @param endNanos the moment it is over, nanoseconds since 1970 UTC; the drift stays
 * @param sellShare the iceberg's cap: what it may have bought as a share of the seller-initiated
 *     volume since the start, hidden executions too, 0 to 1; 0 for no iceberg
 * @param hiddenShare hidden buys as a share of the volume since the start, 0 to {@value
 *     #MAX_HIDDEN_SHARE}; 0 for none
 * @param driftUnits how far prices have moved up by the end, in units of 10^-priceExponent, rounded
 *     to whole ticks; negative for down
 * @param moveScale what moves of the mid price and the spread are multiplied by, above 0 to 1; 1
 *     for nothing
 * @param displayShares what the iceberg shows, in units of 10^-sizeExponent
 * @param refillNanosMin shortest time from an eaten display to the next
 * @param refillNanosMax longest, drawn evenly between the two
 * @param randomDisplay whether each display is drawn evenly from {@value #MIN_RANDOM_DISPLAY} to
 *     {@value #MAX_RANDOM_DISPLAY} instead
 * @param sellSide whether all is mirrored: a hidden seller who leans on the offer, prices that
 *     drift down
 * @param seed decides everything that is drawn
 */
public record Injection(
        long startNanos,
        long endNanos,
        double sellShare,
        double hiddenShare,
        long driftUnits,
        double moveScale,
        long displayShares,
        long refillNanosMin,
        long refillNanosMax,
        boolean randomDisplay,
        boolean sellSide,
        long seed) {
    /** What the iceberg shows unless said, in shares. */
    public static final long USUAL_DISPLAY_SHARES = 100;

    /** How long a refill takes unless said (signals.md D.4). */
    public static final long USUAL_REFILL_NANOS = 200_000;

    /** Smallest display where displays are drawn. */
    public static final long MIN_RANDOM_DISPLAY = 50;

    /** Largest display where displays are drawn. */
    public static final long MAX_RANDOM_DISPLAY = 300;

    /** Hidden buys are at most as much as the real volume. */
    public static final double MAX_HIDDEN_SHARE = 1;

    /** Checks the ranges; the message names the value. */
    public Injection {
        require(startNanos < endNanos, "the end is not after the start", endNanos);
        require(sellShare >= 0 && sellShare <= 1, "a share of sells is 0 to 1", sellShare);
        require(
                hiddenShare >= 0 && hiddenShare <= MAX_HIDDEN_SHARE,
                "a share of hidden buys is 0 to 1",
                hiddenShare);
        require(moveScale > 0 && moveScale <= 1, "a scale is above 0 to 1", moveScale);
        require(displayShares > 0, "a display is above 0", displayShares);
        require(
                refillNanosMin > 0 && refillNanosMax >= refillNanosMin,
                "refill times are above 0, the longest not below the shortest",
                refillNanosMax);
    }

    private static void require(boolean holds, String rule, Number value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ": " + value);
        }
    }

    /** Nothing, in a window of time; the rest is said by {@code with...}. */
    public static Injection during(long startNanos, long endNanos) {
        return new Injection(
                startNanos,
                endNanos,
                0,
                0,
                0,
                1,
                USUAL_DISPLAY_SHARES,
                USUAL_REFILL_NANOS,
                USUAL_REFILL_NANOS,
                false,
                false,
                0);
    }

    /** The same with an iceberg of this share of seller-initiated volume. */
    public Injection withSellShare(double share) {
        Draft it = new Draft(this);
        it.sellShare = share;
        return it.done();
    }

    /** The same with hidden buys of this share of the volume. */
    public Injection withHiddenShare(double share) {
        Draft it = new Draft(this);
        it.hiddenShare = share;
        return it.done();
    }

    /** The same with prices so much higher by the end, in units of 10^-priceExponent. */
    public Injection withDriftUnits(long units) {
        Draft it = new Draft(this);
        it.driftUnits = units;
        return it.done();
    }

    /** The same with moves and spread multiplied. */
    public Injection withMoveScale(double scale) {
        Draft it = new Draft(this);
        it.moveScale = scale;
        return it.done();
    }

    /** The same with another display, in units of 10^-sizeExponent. */
    public Injection withDisplayShares(long shares) {
        Draft it = new Draft(this);
        it.displayShares = shares;
        return it.done();
    }

    /** The same with refills drawn evenly from this time. */
    public Injection withRefillNanos(long shortest, long longest) {
        Draft it = new Draft(this);
        it.refillNanosMin = shortest;
        it.refillNanosMax = longest;
        return it.done();
    }

    /** The same with displays that are drawn, or not. */
    public Injection withRandomDisplay(boolean random) {
        Draft it = new Draft(this);
        it.randomDisplay = random;
        return it.done();
    }

    /** The same on the other side, or on this. */
    public Injection withSellSide(boolean mirrored) {
        Draft it = new Draft(this);
        it.sellSide = mirrored;
        return it.done();
    }

    /** The same with other draws. */
    public Injection withSeed(long other) {
        Draft it = new Draft(this);
        it.seed = other;
        return it.done();
    }

    /** Whether nothing is laid over the day, so that it stays as it is. */
    public boolean isEmpty() {
        return sellShare == 0 && hiddenShare == 0 && driftUnits == 0 && moveScale == 1;
    }

    /** A copy of which something is changed. */
    private static final class Draft {
        private final long startNanos;
        private final long endNanos;
        private double sellShare;
        private double hiddenShare;
        private long driftUnits;
        private double moveScale;
        private long displayShares;
        private long refillNanosMin;
        private long refillNanosMax;
        private boolean randomDisplay;
        private boolean sellSide;
        private long seed;

        Draft(Injection from) {
            startNanos = from.startNanos;
            endNanos = from.endNanos;
            sellShare = from.sellShare;
            hiddenShare = from.hiddenShare;
            driftUnits = from.driftUnits;
            moveScale = from.moveScale;
            displayShares = from.displayShares;
            refillNanosMin = from.refillNanosMin;
            refillNanosMax = from.refillNanosMax;
            randomDisplay = from.randomDisplay;
            sellSide = from.sellSide;
            seed = from.seed;
        }

        Injection done() {
            return new Injection(
                    startNanos,
                    endNanos,
                    sellShare,
                    hiddenShare,
                    driftUnits,
                    moveScale,
                    displayShares,
                    refillNanosMin,
                    refillNanosMax,
                    randomDisplay,
                    sellSide,
                    seed);
        }
    }
}
