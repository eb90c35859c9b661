package io.groundswell.model.signal;

import io.groundswell.model.feature.FeatureSchema;
import java.util.Random;

/**
 * A seeded stream of samples that changes its mood now and then: ordinary markets, and each way in
 * which one can be extreme. Numbers are within what a feature can be, up to the largest.
 */
public final class RandomSamples {
    /** What a stretch of samples is like. */
    public enum Mood {
        /** A market of every day. */
        ORDINARY,
        /** Prints of 2^26, prices of 1e9 dollar units, sizes as large as prints. */
        LARGEST,
        /** Every column is 0. */
        ZERO,
        /** Quotes, and nobody trades. */
        NO_TRADES,
        /** Nobody buys. */
        SELLERS_ONLY,
        /** Nobody sells. */
        BUYERS_ONLY,
        /** No valid time: halted, one-sided, or the feed is lost. */
        STOPPED,
        /** The spread is 0. */
        LOCKED,
        /** The midpoint stays. */
        CONSTANT_PRICE,
        /** Steps far beyond the clamp of a bin. */
        JUMPING,
        /** The midpoint comes and goes. */
        UNKNOWN_PRICE,
        /** All trades are made off the exchanges. */
        OFF_EXCHANGE_ONLY,
        /** The same row over and over, so that medians tie and deviations are 0. */
        REPEATING
    }

    private static final Mood[] MOODS = Mood.values();
    private static final long LARGEST_PRINT = 1L << 26;
    private static final long FULL_MICROS = 1_000_000;
    private static final long FULL_WEIGHT = 1024;
    private static final long HIGHEST_MID2 = 2_000_000_000L;
    private static final int LONGEST_MOOD = 500;

    private final Random random;
    private final boolean changes;
    private Mood mood;
    private int left;
    private long mid2 = 2_000_000;
    private long[] last = new long[FeatureSchema.COUNT];

    /** A stream that goes through all moods. */
    public RandomSamples(long seed) {
        random = new Random(seed);
        changes = true;
        mood = Mood.ORDINARY;
    }

    /** A stream of one mood. */
    public RandomSamples(long seed, Mood mood) {
        random = new Random(seed);
        changes = false;
        this.mood = mood;
    }

    /** The next sample, a fresh array. */
    public long[] next() {
        if (changes && left-- == 0) {
            mood = random.nextInt(3) == 0 ? Mood.ORDINARY : MOODS[random.nextInt(MOODS.length)];
            left = random.nextInt(LONGEST_MOOD);
        }
        if (mood == Mood.REPEATING && last[FeatureSchema.VALID_TIME] > 0) {
            return last.clone();
        }
        long[] row = new long[FeatureSchema.COUNT];
        if (mood != Mood.ZERO) {
            price(row);
            book(row);
            trades(row);
            tests(row);
        }
        last = row;
        return row.clone();
    }

    private void price(long[] row) {
        long move =
                switch (mood) {
                    case CONSTANT_PRICE, REPEATING -> 0;
                    case JUMPING -> (random.nextInt(3) - 1) * (1L << (20 + random.nextInt(8)));
                    default -> 100L * (random.nextInt(5) - 2);
                };
        mid2 = Math.max(2, Math.min(HIGHEST_MID2, mood == Mood.LARGEST ? HIGHEST_MID2 : mid2));
        mid2 = Math.max(2, Math.min(HIGHEST_MID2, mid2 + move));
        boolean isUnknown = mood == Mood.UNKNOWN_PRICE && random.nextInt(4) > 0;
        row[FeatureSchema.MID2] = isUnknown ? 0 : mid2;
        boolean isUnusual = random.nextInt(200) == 0;
        row[FeatureSchema.FLAGS] = isUnusual ? random.nextInt(256) : FeatureSchema.FLAG_VALID;
    }

    private void book(long[] row) {
        if (mood == Mood.STOPPED) {
            return;
        }
        boolean isPart = random.nextInt(4) == 0;
        long valid = isPart ? random.nextInt((int) FULL_MICROS + 1) : FULL_MICROS;
        long spread = mood == Mood.LOCKED ? 0 : 1L + random.nextInt(2000);
        row[FeatureSchema.VALID_TIME] = valid;
        row[FeatureSchema.SPREAD_TIME] = valid * (mood == Mood.LARGEST ? HIGHEST_MID2 / 2 : spread);
        row[FeatureSchema.BID_SIZE_TIME] = valid * size();
        row[FeatureSchema.ASK_SIZE_TIME] = valid * size();
        row[FeatureSchema.BID_DEPTH_TIME] = valid * 10 * size();
        row[FeatureSchema.ASK_DEPTH_TIME] = valid * 10 * size();
    }

    private long size() {
        return mood == Mood.LARGEST ? LARGEST_PRINT : random.nextInt(5_000);
    }

    private void trades(long[] row) {
        if (mood == Mood.NO_TRADES || mood == Mood.STOPPED) {
            return;
        }
        boolean isLit = mood != Mood.OFF_EXCHANGE_ONLY;
        if (isLit && mood != Mood.BUYERS_ONLY) {
            row[FeatureSchema.SOLD] = shares();
            row[FeatureSchema.SELL_ORDERS] = random.nextInt(5);
            row[FeatureSchema.BID_REFILLED] = shares();
            row[FeatureSchema.HIDDEN_BID] = shares();
        }
        if (isLit && mood != Mood.SELLERS_ONLY) {
            row[FeatureSchema.BOUGHT] = shares();
            row[FeatureSchema.BUY_ORDERS] = random.nextInt(5);
            row[FeatureSchema.ASK_REFILLED] = shares();
            row[FeatureSchema.HIDDEN_ASK] = shares();
        }
        if (mood == Mood.OFF_EXCHANGE_ONLY || random.nextInt(3) == 0) {
            row[FeatureSchema.OFF_EXCHANGE] = shares();
            row[FeatureSchema.OFF_EXCHANGE_LARGE] = row[FeatureSchema.OFF_EXCHANGE] / 2;
        }
        row[FeatureSchema.VOLUME] =
                row[FeatureSchema.SOLD]
                        + row[FeatureSchema.BOUGHT]
                        + row[FeatureSchema.HIDDEN_BID]
                        + row[FeatureSchema.HIDDEN_ASK]
                        + row[FeatureSchema.OFF_EXCHANGE];
    }

    private long shares() {
        if (mood == Mood.LARGEST) {
            return LARGEST_PRINT;
        }
        return random.nextInt(3) == 0 ? 100L * random.nextInt(20) : 0;
    }

    private void tests(long[] row) {
        row[FeatureSchema.BID_TESTED] = weight();
        row[FeatureSchema.BID_HELD] = held(row[FeatureSchema.BID_TESTED]);
        row[FeatureSchema.ASK_TESTED] = weight();
        row[FeatureSchema.ASK_HELD] = held(row[FeatureSchema.ASK_TESTED]);
    }

    private long weight() {
        return random.nextBoolean() ? 0 : random.nextInt(4) * FULL_WEIGHT + random.nextInt(1024);
    }

    private long held(long tested) {
        return switch (random.nextInt(3)) {
            case 0 -> 0;
            case 1 -> tested;
            default -> tested / 2;
        };
    }
}
