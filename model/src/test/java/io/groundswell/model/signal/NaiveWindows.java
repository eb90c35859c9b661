package io.groundswell.model.signal;

import io.groundswell.model.feature.FeatureSchema;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Sums over windows of one session's samples, each by a loop over all that lies in it, in numbers
 * that cannot overflow. A sample is a second; bins of ten and steps of five are counted from the
 * first sample of the session.
 */
final class NaiveWindows {
    private static final int BIN = 10;
    private static final int STEP = 5;
    private static final int STEPS_OF_BIN = 2;

    // C.3: |ti| is clamped to 2^26 and |dmid2| to 2^24.
    private static final long MOST_IMBALANCE = 1L << 26;
    private static final long MOST_MOVE = 1L << 24;

    private final List<long[]> samples;

    NaiveWindows(List<long[]> samples) {
        this.samples = samples;
    }

    int samples() {
        return samples.size();
    }

    /** Twice the midpoint now, 0 where there is none. */
    long mid2() {
        return samples.isEmpty() ? 0 : samples.get(samples() - 1)[FeatureSchema.MID2];
    }

    /** Sum of a column over the last seconds. */
    BigInteger last(int seconds, int column) {
        return sum(column, Math.max(0, samples() - seconds), samples());
    }

    private BigInteger sum(int column, int from, int to) {
        BigInteger sum = BigInteger.ZERO;
        for (int sample = from; sample < to; sample++) {
            sum = sum.add(BigInteger.valueOf(samples.get(sample)[column]));
        }
        return sum;
    }

    /** The last complete steps, at most so many, the oldest first. */
    List<Long> steps(int most) {
        List<Long> steps = new ArrayList<>();
        int complete = samples() / STEP;
        for (int step = Math.max(0, complete - most); step < complete; step++) {
            steps.add(step(step));
        }
        return steps;
    }

    /** C.4, T: the increment of mid2 over five seconds; 0 where either end was not known. */
    private long step(int step) {
        long after = mid2After(STEP * (step + 1));
        long before = mid2After(STEP * step);
        return after == 0 || before == 0 ? 0 : clamp(after - before, MOST_MOVE);
    }

    private long mid2After(int count) {
        return samples.get(Math.max(0, count - 1))[FeatureSchema.MID2];
    }

    private static long clamp(long value, long most) {
        return Math.min(most, Math.max(-most, value));
    }

    /**
     * Sum of something over the valid ones of a window of complete bins.
     *
     * @param ago how many bins before the last complete one the window ends
     */
    BigInteger bins(int ago, int length, IntFunction<BigInteger> of) {
        int to = samples() / BIN - ago;
        BigInteger sum = BigInteger.ZERO;
        for (int bin = Math.max(0, to - length); bin < to; bin++) {
            // C.8: what has no valid time is skipped.
            if (in(bin, FeatureSchema.VALID_TIME).signum() > 0) {
                sum = sum.add(of.apply(bin));
            }
        }
        return sum;
    }

    /** Sum of a column over a bin. */
    BigInteger in(int bin, int column) {
        return sum(column, BIN * bin, BIN * (bin + 1));
    }

    /** C.4, G: x = v_buy - v_sell. */
    BigInteger imbalance(int bin) {
        BigInteger raw = in(bin, FeatureSchema.BOUGHT).subtract(in(bin, FeatureSchema.SOLD));
        BigInteger most = BigInteger.valueOf(MOST_IMBALANCE);
        return raw.min(most).max(most.negate());
    }

    /** C.4, G: y = dmid2. */
    BigInteger move(int bin) {
        long move = step(STEPS_OF_BIN * bin) + step(STEPS_OF_BIN * bin + 1);
        return BigInteger.valueOf(clamp(move, MOST_MOVE));
    }

    /** C.4, con: the |x_t||x_t-1| of the bin's two steps; the first step of all has none. */
    BigInteger products(int bin) {
        BigInteger sum = BigInteger.ZERO;
        for (int step = STEPS_OF_BIN * bin; step < STEPS_OF_BIN * (bin + 1); step++) {
            if (step > 0) {
                BigInteger now = BigInteger.valueOf(step(step)).abs();
                sum = sum.add(now.multiply(BigInteger.valueOf(step(step - 1)).abs()));
            }
        }
        return sum;
    }
}
