package io.groundswell.model.signal;

import io.groundswell.model.signal.SignalParameters.Absorption;
import io.groundswell.model.signal.SignalParameters.Squash;

/**
 * From sums to scores: doubles, with nothing but addition, subtraction, multiplication, division,
 * square root and comparison, each in a fixed order, so that every machine gives the same bits. A
 * metric that is not ready, or that would divide by nothing, is NaN, and so is what depends on it.
 */
final class SignalTail {
    private static final double UNIT = 1024;
    private static final double USUAL_HOLD_RATE = .15;
    private static final double LEAST_HOLD_RATE = .05;
    private static final double MOST_HOLD_RATE = .95;
    private static final double DEPTH_WEIGHT = 20;
    private static final double MOST_DEVIATIONS = 6;
    private static final double MOST_SUPPORT = 4;
    private static final double LEAST_PRESSURE = .30;
    private static final double PRESSURE_RANGE = .15;
    private static final double WIDENING = .30;
    private static final double WIDENING_RANGE = .20;
    private static final double MOST_JUMP = .5;
    private static final double JUMP_RANGE = .2;
    private static final double DEAD_DEPTH = .3;
    private static final double DEPTH_RANGE = .3;

    /** Five basis points a second. */
    private static final double SPEED_LIMIT = 5e-4;

    private static final double[] WEIGHTS = {.30, .15, .15, .25, .15};
    private static final double LEAST_WEIGHT = .60;

    /** Weights are decimal, and their sums a little beside what they should be. */
    private static final double WEIGHT_TOLERANCE = 1e-9;

    private static final double HALF = .5;
    private static final double MICROS_PER_MILLI = 1000;

    private final SignalParameters parameters;
    private final double[] strengths = new double[Signal.COUNT];
    private final double[] scores = new double[Signal.COUNT];

    SignalTail(SignalParameters parameters) {
        this.parameters = parameters;
    }

    /** Writes all columns of {@link SignalSchema} from {@code outAt} on. */
    void compute(
            SignalWindows windows,
            long[] sums,
            int at,
            double[] usual,
            int usualAt,
            double[] out,
            int outAt) {
        long samples = sums[at + WindowSums.SAMPLES];
        boolean isLongReady = samples >= windows.longSamples();
        boolean isShortReady = samples >= (long) windows.shortBins() * windows.binSamples();
        counts(windows, sums, at, out, outAt);
        holds(sums, at, isLongReady, out, outAt);
        volumes(sums, at, isLongReady, out, outAt);
        support(windows, sums, at, out, outAt);
        drift(sums, at, isShortReady, out, outAt);
        contraction(windows, sums, at, out, outAt);
        out[outAt + SignalSchema.BASELINE] = usual[usualAt + UsualValues.SOURCE];
        double speed = speed(windows, sums, at);

        strengthsOf(false, usual, usualAt, out, outAt, sums[at + FineSchema.OFF_EXCHANGE] > 0);
        System.arraycopy(strengths, 0, out, outAt + SignalSchema.STRENGTHS, Signal.COUNT);
        score(false, speed, out, outAt);
        System.arraycopy(scores, 0, out, outAt + SignalSchema.SCORES, Signal.COUNT);
        double composite = composite(scores);
        out[outAt + SignalSchema.COMPOSITE] = composite;
        out[outAt + SignalSchema.BREADTH] = breadth();
        out[outAt + SignalSchema.READY] = ready();

        strengthsOf(true, usual, usualAt, out, outAt, sums[at + FineSchema.OFF_EXCHANGE] > 0);
        score(true, speed, out, outAt);
        System.arraycopy(scores, 0, out, outAt + SignalSchema.MIRRORS, Signal.COUNT);
        double mirror = composite(scores);
        out[outAt + SignalSchema.MIRROR_COMPOSITE] = mirror;
        out[outAt + SignalSchema.NET] = composite - mirror;
        for (int column = 0; column < SignalSchema.COUNT; column++) {
            // One NaN, however it came about: processors disagree about its bits.
            out[outAt + column] = orElse(out[outAt + column], Double.NaN);
        }
    }

    private static void counts(
            SignalWindows windows, long[] sums, int at, double[] out, int outAt) {
        out[outAt + SignalSchema.SOLD] = sums[at + FineSchema.SOLD];
        out[outAt + SignalSchema.BOUGHT] = sums[at + FineSchema.BOUGHT];
        out[outAt + SignalSchema.BID_REFILLED] = sums[at + FineSchema.BID_REFILLED];
        out[outAt + SignalSchema.ASK_REFILLED] = sums[at + FineSchema.ASK_REFILLED];
        out[outAt + SignalSchema.ORDERS] =
                sums[at + FineSchema.SELL_ORDERS] + sums[at + FineSchema.BUY_ORDERS];
        double window = MICROS_PER_MILLI * windows.gridMillis() * windows.longSamples();
        out[outAt + SignalSchema.VALID_SHARE] = sums[at + FineSchema.VALID_TIME] / window;
        out[outAt + SignalSchema.PRESSURE] =
                share(
                        sums[at + FineSchema.SOLD],
                        sums[at + FineSchema.SOLD] + sums[at + FineSchema.BOUGHT]);
        out[outAt + SignalSchema.BID_HOLD_RATE] =
                share(sums[at + FineSchema.BID_HELD], sums[at + FineSchema.BID_TESTED]);
        out[outAt + SignalSchema.ASK_HOLD_RATE] =
                share(sums[at + FineSchema.ASK_HELD], sums[at + FineSchema.ASK_TESTED]);
    }

    /** A part of a whole, NaN of nothing. */
    private static double share(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }

    private void holds(long[] sums, int at, boolean isReady, double[] out, int outAt) {
        double bidTests = sums[at + FineSchema.BID_TESTED] / UNIT;
        double bidHeld = sums[at + FineSchema.BID_HELD] / UNIT;
        double askTests = sums[at + FineSchema.ASK_TESTED] / UNIT;
        double askHeld = sums[at + FineSchema.ASK_HELD] / UNIT;
        long baseTests =
                sums[at + WindowSums.LONG_BASE + CoarseSchema.BID_TESTED]
                        + sums[at + WindowSums.LONG_BASE + CoarseSchema.ASK_TESTED];
        long baseHeld =
                sums[at + WindowSums.LONG_BASE + CoarseSchema.BID_HELD]
                        + sums[at + WindowSums.LONG_BASE + CoarseSchema.ASK_HELD];
        double usual =
                baseTests == 0
                        ? USUAL_HOLD_RATE
                        : clip((double) baseHeld / baseTests, LEAST_HOLD_RATE, MOST_HOLD_RATE);
        double pseudo = parameters.holdRates().pseudoTests();
        double pseudoHeld = pseudo * usual;
        double bidRate = (bidHeld + pseudoHeld) / (bidTests + pseudo);
        double askRate = (askHeld + pseudoHeld) / (askTests + pseudo);
        double pooled = (bidHeld + askHeld + 2 * pseudoHeld) / (bidTests + askTests + 2 * pseudo);
        double inverses = 1 / (bidTests + pseudo) + 1 / (askTests + pseudo);
        double error = Math.sqrt(pooled * (1 - pooled) * inverses);
        double unit = parameters.holdRates().isStandardised() ? error : 1;
        out[outAt + SignalSchema.HOLD] =
                isReady && error > 0 ? (bidRate - askRate) / unit : Double.NaN;
    }

    private static void volumes(long[] sums, int at, boolean isReady, double[] out, int outAt) {
        long validTime = sums[at + FineSchema.VALID_TIME];
        boolean isKnown = isReady && validTime > 0;
        double bidSize = (double) sums[at + FineSchema.BID_SIZE_TIME] / validTime;
        double askSize = (double) sums[at + FineSchema.ASK_SIZE_TIME] / validTime;
        long displayed = sums[at + FineSchema.SOLD] + sums[at + FineSchema.BOUGHT];
        long hidden = sums[at + FineSchema.HIDDEN_BID] + sums[at + FineSchema.HIDDEN_ASK];
        long refills = sums[at + FineSchema.BID_REFILLED] - sums[at + FineSchema.ASK_REFILLED];
        long sides = sums[at + FineSchema.HIDDEN_BID] - sums[at + FineSchema.HIDDEN_ASK];
        long large = sums[at + FineSchema.OFF_EXCHANGE_LARGE];
        long volume = sums[at + FineSchema.VOLUME];
        double bids = DEPTH_WEIGHT * bidSize;
        double asks = DEPTH_WEIGHT * askSize;
        out[outAt + SignalSchema.REFILL] = per(refills, displayed + bids, isKnown);
        out[outAt + SignalSchema.MIRROR_REFILL] = per(-refills, displayed + asks, isKnown);
        out[outAt + SignalSchema.HIDDEN] = per(sides, displayed + hidden + bids, isKnown);
        out[outAt + SignalSchema.MIRROR_HIDDEN] = per(-sides, displayed + hidden + asks, isKnown);
        out[outAt + SignalSchema.HIDDEN_SHARE] = per(hidden, displayed + hidden + bids, isKnown);
        out[outAt + SignalSchema.MIRROR_HIDDEN_SHARE] =
                per(hidden, displayed + hidden + asks, isKnown);
        out[outAt + SignalSchema.OFF_EXCHANGE_SHARE] = per(large, volume + bids, isKnown);
        out[outAt + SignalSchema.MIRROR_OFF_EXCHANGE_SHARE] = per(large, volume + asks, isKnown);
    }

    private static double per(long shares, double volume, boolean isKnown) {
        return isKnown && volume > 0 ? shares / volume : Double.NaN;
    }

    /** What the price did beyond what trade imbalance explains, by a regression through 0. */
    private static void support(
            SignalWindows windows, long[] sums, int at, double[] out, int outAt) {
        long baseBins = sums[at + WindowSums.LONG_BASE + CoarseSchema.BINS];
        double xx = sums[at + WindowSums.LONG_BASE + CoarseSchema.IMBALANCE_SQUARED];
        double xy = sums[at + WindowSums.LONG_BASE + CoarseSchema.IMBALANCE_MOVE];
        double yy = sums[at + WindowSums.LONG_BASE + CoarseSchema.MOVE_SQUARED];
        boolean isKnown = 2 * baseBins >= windows.baselineBins() && isCovered(windows, sums, at);
        double impact = isKnown && xx > 0 ? xy / xx : Double.NaN;
        double variance = (yy - impact * xy) / baseBins;
        long bins = sums[at + WindowSums.LONG + CoarseSchema.BINS];
        double beyond =
                sums[at + WindowSums.LONG + CoarseSchema.MOVE]
                        - impact * sums[at + WindowSums.LONG + CoarseSchema.IMBALANCE];
        out[outAt + SignalSchema.IMPACT] = impact;
        out[outAt + SignalSchema.SUPPORT] =
                variance > 0 && bins > 0 ? beyond / Math.sqrt(variance * bins) : Double.NaN;
    }

    /** Whether the long window and its baseline have passed. */
    private static boolean isCovered(SignalWindows windows, long[] sums, int at) {
        long bins = (long) windows.longBins() + windows.baselineBins();
        return sums[at + WindowSums.SAMPLES] >= bins * windows.binSamples();
    }

    private static void drift(long[] sums, int at, boolean isReady, double[] out, int outAt) {
        long squares = sums[at + WindowSums.STEPS_SQUARED];
        boolean isKnown = isReady && squares > 0;
        double sum = sums[at + WindowSums.STEPS];
        out[outAt + SignalSchema.DRIFT] = isKnown ? sum / Math.sqrt((double) squares) : Double.NaN;
        out[outAt + SignalSchema.LARGEST_STEP] =
                isKnown
                        ? (double) sums[at + WindowSums.LARGEST_STEP_SQUARED] / squares
                        : Double.NaN;
        out[outAt + SignalSchema.EFFICIENCY] =
                isKnown ? abs(sum) / sums[at + WindowSums.STEPS_ABSOLUTE] : Double.NaN;
    }

    /** Net move of the short window as a part of the price, a second. */
    private static double speed(SignalWindows windows, long[] sums, int at) {
        double seconds =
                (double) windows.shortBins() * windows.binSamples() * windows.gridMillis() / 1000;
        long mid2 = sums[at + WindowSums.MID2];
        return mid2 == 0 ? Double.NaN : abs((double) sums[at + WindowSums.STEPS]) / mid2 / seconds;
    }

    private static void contraction(
            SignalWindows windows, long[] sums, int at, double[] out, int outAt) {
        int now = at + WindowSums.SHORT;
        int base = at + WindowSums.SHORT_BASE;
        boolean isKnown =
                isCovered(windows, sums, at)
                        && 2 * sums[base + CoarseSchema.BINS] >= windows.baselineBins()
                        && 2 * sums[now + CoarseSchema.BINS] >= windows.shortBins();
        double products =
                perCount(sums, now, CoarseSchema.STEP_PRODUCTS)
                        / perCount(sums, base, CoarseSchema.STEP_PRODUCTS);
        double spread = meanSpread(sums, now) / meanSpread(sums, base);
        boolean isMoving = sums[base + CoarseSchema.STEP_PRODUCTS] > 0;
        out[outAt + SignalSchema.CONTRACTION] =
                isKnown && isMoving ? contraction(Math.sqrt(products)) : Double.NaN;
        out[outAt + SignalSchema.SPREAD_CONTRACTION] = isKnown ? contraction(spread) : Double.NaN;
        out[outAt + SignalSchema.DEPTH_RATIO] = depthRatio(sums, now, base, false, isKnown);
        out[outAt + SignalSchema.MIRROR_DEPTH_RATIO] = depthRatio(sums, now, base, true, isKnown);
    }

    private static double perCount(long[] sums, int at, int column) {
        return (double) sums[at + column] / sums[at + CoarseSchema.BINS];
    }

    /** Mean spread while the book was valid, at least a unit. */
    private static double meanSpread(long[] sums, int at) {
        double mean =
                (double) sums[at + CoarseSchema.SPREAD_TIME] / sums[at + CoarseSchema.VALID_TIME];
        return mean > 1 ? mean : 1;
    }

    private static double depthRatio(
            long[] sums, int now, int base, boolean isMirror, boolean isKnown) {
        int column = isMirror ? CoarseSchema.ASK_DEPTH_TIME : CoarseSchema.BID_DEPTH_TIME;
        double is = (double) sums[now + column] / sums[now + CoarseSchema.VALID_TIME];
        double was = (double) sums[base + column] / sums[base + CoarseSchema.VALID_TIME];
        return isKnown && was > 0 ? is / was : Double.NaN;
    }

    /** Tanh of minus half the logarithm of a ratio: 1 for 0, 0 for 1, -1 for very much. */
    private static double contraction(double ratio) {
        return (1 - ratio) / (1 + ratio);
    }

    private void strengthsOf(
            boolean isMirror,
            double[] usual,
            int usualAt,
            double[] out,
            int outAt,
            boolean hasOffExchange) {
        double sign = isMirror ? -1 : 1;
        double refill =
                deviation(mirrored(SlowMetrics.REFILL, isMirror), usual, usualAt, out, outAt);
        double hold = sign * deviation(SlowMetrics.HOLD, usual, usualAt, out, outAt);
        double hidden =
                deviation(mirrored(SlowMetrics.HIDDEN, isMirror), usual, usualAt, out, outAt);
        double share =
                deviation(mirrored(SlowMetrics.HIDDEN_SHARE, isMirror), usual, usualAt, out, outAt);
        double offExchange =
                deviation(
                        mirrored(SlowMetrics.OFF_EXCHANGE_SHARE, isMirror),
                        usual,
                        usualAt,
                        out,
                        outAt);
        double support = sign * out[outAt + SignalSchema.SUPPORT];
        double contraction = out[outAt + SignalSchema.CONTRACTION];
        double spread = out[outAt + SignalSchema.SPREAD_CONTRACTION];
        Absorption absorption = parameters.absorption();
        strengths[0] = absorption.refillWeight() * refill + absorption.holdWeight() * hold;
        strengths[1] = sign * out[outAt + SignalSchema.DRIFT];
        strengths[2] =
                hasOffExchange
                        ? .5 * hidden + .2 * share + .3 * offExchange
                        : .7 * hidden + .3 * share;
        strengths[3] = .6 * clip(support, -MOST_SUPPORT, MOST_SUPPORT) + .4 * hold;
        strengths[4] = 6 * contraction + 4 * spread;
    }

    private static int mirrored(int metric, boolean isMirror) {
        if (!isMirror) {
            return metric;
        }
        return switch (metric) {
            case SlowMetrics.REFILL -> SlowMetrics.MIRROR_REFILL;
            case SlowMetrics.HIDDEN -> SlowMetrics.MIRROR_HIDDEN;
            case SlowMetrics.HIDDEN_SHARE -> SlowMetrics.MIRROR_HIDDEN_SHARE;
            default -> SlowMetrics.MIRROR_OFF_EXCHANGE_SHARE;
        };
    }

    private static double deviation(
            int metric, double[] usual, int usualAt, double[] out, int outAt) {
        double value = out[outAt + SlowMetrics.output(metric)];
        double centre = usual[usualAt + 2 * metric];
        double scale = usual[usualAt + 2 * metric + 1];
        return clip((value - centre) / scale, -MOST_DEVIATIONS, MOST_DEVIATIONS);
    }

    private void score(boolean isMirror, double speed, double[] out, int outAt) {
        double pressure = out[outAt + SignalSchema.PRESSURE];
        double sellers = isMirror ? 1 - pressure : pressure;
        // Without a trade there are no sellers, and nothing was absorbed.
        double hasSellers = clip((orElse(sellers, 0) - LEAST_PRESSURE) / PRESSURE_RANGE, 0, 1);
        double spread = orElse(out[outAt + SignalSchema.SPREAD_CONTRACTION], 0);
        double isNotWidening = clip((spread + WIDENING) / WIDENING_RANGE, 0, 1);
        double jump = out[outAt + SignalSchema.LARGEST_STEP];
        double isSteady = clip((MOST_JUMP - jump) / JUMP_RANGE, 0, 1);
        double isSlow = speed > SPEED_LIMIT ? 0 : 1;
        int ratio = isMirror ? SignalSchema.MIRROR_DEPTH_RATIO : SignalSchema.DEPTH_RATIO;
        double isAlive = clip((out[outAt + ratio] - DEAD_DEPTH) / DEPTH_RANGE, 0, 1);
        double gate = parameters.absorption().isGated() ? hasSellers * isNotWidening : 1;
        scores[0] = squash(0, parameters.bidAbsorption()) * gate;
        scores[1] = squash(1, parameters.priceCreep()) * isSteady * isSlow;
        scores[2] = squash(2, parameters.darkInference());
        scores[3] = squash(3, parameters.liquiditySinkhole()) * hasSellers * isAlive;
        scores[4] = squash(4, parameters.volatilityContraction());
    }

    private double squash(int signal, Squash its) {
        double u = (strengths[signal] - its.centre()) / its.width();
        return HALF * (1 + u / Math.sqrt(1 + u * u));
    }

    private static double composite(double[] scores) {
        double sum = 0;
        double weight = 0;
        for (int signal = 0; signal < Signal.COUNT; signal++) {
            if (!Double.isNaN(scores[signal])) {
                sum += WEIGHTS[signal] * scores[signal];
                weight += WEIGHTS[signal];
            }
        }
        return weight >= LEAST_WEIGHT - WEIGHT_TOLERANCE ? sum / weight : Double.NaN;
    }

    private double breadth() {
        double breadth = 0;
        for (double score : scores) {
            breadth += score >= HALF ? 1 : 0;
        }
        return breadth;
    }

    private double ready() {
        int bits = 0;
        for (int signal = 0; signal < Signal.COUNT; signal++) {
            bits |= Double.isNaN(scores[signal]) ? 0 : 1 << signal;
        }
        return bits;
    }

    private static double orElse(double value, double other) {
        return Double.isNaN(value) ? other : value;
    }

    private static double abs(double value) {
        return value < 0 ? -value : value;
    }

    /** A NaN stays one. */
    private static double clip(double value, double least, double most) {
        if (value < least) {
            return least;
        }
        return value > most ? most : value;
    }
}
