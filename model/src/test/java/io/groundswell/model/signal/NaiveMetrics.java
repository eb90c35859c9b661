package io.groundswell.model.signal;

import io.groundswell.model.feature.FeatureSchema;
import java.math.BigInteger;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The raw metrics of C.4, formula by formula, from all samples of the session. Operations on
 * doubles are in the order that {@link SignalTail} settled, because equal bits are the contract.
 */
final class NaiveMetrics {
    private static final int BIN_SECONDS = 10;
    private static final int STEP_SECONDS = 5;
    private static final double MICROS = 1e6;

    private final SignalParameters parameters;
    private final NaiveWindows windows;
    private final int longBins;
    private final int shortBins;
    private final int baselineBins;
    private final double[] out = new double[SignalSchema.COUNT];

    private NaiveMetrics(SignalParameters parameters, List<long[]> samples) {
        this.parameters = parameters;
        windows = new NaiveWindows(samples);
        longBins = parameters.longSeconds() / BIN_SECONDS;
        shortBins = parameters.shortSeconds() / BIN_SECONDS;
        baselineBins = parameters.baselineSeconds() / BIN_SECONDS;
    }

    /** All columns that are metrics; the others are 0. */
    static double[] of(SignalParameters parameters, List<long[]> samples) {
        NaiveMetrics metrics = new NaiveMetrics(parameters, samples);
        metrics.counts();
        metrics.holds();
        metrics.volumes();
        metrics.support();
        metrics.drift();
        metrics.contraction();
        return metrics.out;
    }

    /** S[.] of C.4. */
    private BigInteger sum(int column) {
        return windows.last(parameters.longSeconds(), column);
    }

    private double number(int column) {
        return sum(column).doubleValue();
    }

    private void counts() {
        out[SignalSchema.SOLD] = number(FeatureSchema.SOLD);
        out[SignalSchema.BOUGHT] = number(FeatureSchema.BOUGHT);
        out[SignalSchema.BID_REFILLED] = number(FeatureSchema.BID_REFILLED);
        out[SignalSchema.ASK_REFILLED] = number(FeatureSchema.ASK_REFILLED);
        out[SignalSchema.ORDERS] =
                sum(FeatureSchema.SELL_ORDERS).add(sum(FeatureSchema.BUY_ORDERS)).doubleValue();
        // C.7: valid time against the window.
        out[SignalSchema.VALID_SHARE] =
                number(FeatureSchema.VALID_TIME) / (MICROS * parameters.longSeconds());
        // C.4: press = S[v_sell] / (S[v_sell] + S[v_buy]).
        out[SignalSchema.PRESSURE] =
                share(
                        sum(FeatureSchema.SOLD),
                        sum(FeatureSchema.SOLD).add(sum(FeatureSchema.BOUGHT)));
        out[SignalSchema.BID_HOLD_RATE] =
                share(sum(FeatureSchema.BID_HELD), sum(FeatureSchema.BID_TESTED));
        out[SignalSchema.ASK_HOLD_RATE] =
                share(sum(FeatureSchema.ASK_HELD), sum(FeatureSchema.ASK_TESTED));
    }

    private static double share(BigInteger part, BigInteger whole) {
        return whole.signum() == 0 ? Double.NaN : part.doubleValue() / whole.doubleValue();
    }

    /** C.4, zh. */
    private void holds() {
        // nb = S[w_sell]/1024, hb = S[h_sell]/1024, na and ha likewise.
        double nb = number(FeatureSchema.BID_TESTED) / 1024;
        double hb = number(FeatureSchema.BID_HELD) / 1024;
        double na = number(FeatureSchema.ASK_TESTED) / 1024;
        double ha = number(FeatureSchema.ASK_HELD) / 1024;
        // p0 = clamp(pooled hold rate over the baseline, .05, .95), fallback .15; k = 4 in V1.
        BigInteger tests =
                baseline(FeatureSchema.BID_TESTED).add(baseline(FeatureSchema.ASK_TESTED));
        BigInteger held = baseline(FeatureSchema.BID_HELD).add(baseline(FeatureSchema.ASK_HELD));
        double p0 = .15;
        if (tests.signum() != 0) {
            p0 = Math.min(.95, Math.max(.05, held.doubleValue() / tests.doubleValue()));
        }
        double k = parameters.holdRates().pseudoTests();
        double kp0 = k * p0;
        double pb = (hb + kp0) / (nb + k);
        double pa = (ha + kp0) / (na + k);
        double p = (hb + ha + 2 * kp0) / (nb + na + 2 * k);
        // zh = (pb - pa) / sqrt(p (1 - p) (1/(nb + k) + 1/(na + k))).
        double error = Math.sqrt(p * (1 - p) * (1 / (nb + k) + 1 / (na + k)));
        boolean isReady = windows.samples() >= parameters.longSeconds() && error > 0;
        // The second version takes pb - pa itself.
        double zh = parameters.holdRates().isStandardised() ? (pb - pa) / error : pb - pa;
        out[SignalSchema.HOLD] = isReady ? zh : Double.NaN;
    }

    /** A column over the baseline that ends where the long window begins. */
    private BigInteger baseline(int column) {
        return windows.bins(longBins, baselineBins, bin -> windows.in(bin, column));
    }

    /** C.4, ref, dimb, dsh and tsh; D = S[bsz_us] / S[valid_us], of the offer in the mirror. */
    private void volumes() {
        double validTime = number(FeatureSchema.VALID_TIME);
        double bids = 20 * (number(FeatureSchema.BID_SIZE_TIME) / validTime);
        double asks = 20 * (number(FeatureSchema.ASK_SIZE_TIME) / validTime);
        BigInteger shown = sum(FeatureSchema.SOLD).add(sum(FeatureSchema.BOUGHT));
        BigInteger hidden = sum(FeatureSchema.HIDDEN_BID).add(sum(FeatureSchema.HIDDEN_ASK));
        BigInteger lit = shown.add(hidden);
        BigInteger refills =
                sum(FeatureSchema.BID_REFILLED).subtract(sum(FeatureSchema.ASK_REFILLED));
        BigInteger sides = sum(FeatureSchema.HIDDEN_BID).subtract(sum(FeatureSchema.HIDDEN_ASK));
        BigInteger large = sum(FeatureSchema.OFF_EXCHANGE_LARGE);
        BigInteger volume = sum(FeatureSchema.VOLUME);
        out[SignalSchema.REFILL] = per(refills, shown, bids);
        out[SignalSchema.MIRROR_REFILL] = per(refills.negate(), shown, asks);
        out[SignalSchema.HIDDEN] = per(sides, lit, bids);
        out[SignalSchema.MIRROR_HIDDEN] = per(sides.negate(), lit, asks);
        out[SignalSchema.HIDDEN_SHARE] = per(hidden, lit, bids);
        out[SignalSchema.MIRROR_HIDDEN_SHARE] = per(hidden, lit, asks);
        out[SignalSchema.OFF_EXCHANGE_SHARE] = per(large, volume, bids);
        out[SignalSchema.MIRROR_OFF_EXCHANGE_SHARE] = per(large, volume, asks);
    }

    private double per(BigInteger shares, BigInteger volume, double depth) {
        boolean isKnown =
                windows.samples() >= parameters.longSeconds()
                        && sum(FeatureSchema.VALID_TIME).signum() > 0;
        double whole = volume.doubleValue() + depth;
        return isKnown && whole > 0 ? shares.doubleValue() / whole : Double.NaN;
    }

    private boolean isCovered() {
        return windows.samples() >= BIN_SECONDS * (longBins + baselineBins);
    }

    /** C.4, G. */
    private void support() {
        BigInteger nb = windows.bins(longBins, baselineBins, bin -> BigInteger.ONE);
        double xx = squares(windows::imbalance, windows::imbalance);
        double xy = squares(windows::imbalance, windows::move);
        double yy = squares(windows::move, windows::move);
        boolean isKnown = 2 * nb.intValue() >= baselineBins && isCovered();
        // beta = Sxy/Sxx; s2 = (Syy - beta Sxy)/nB.
        double beta = isKnown && xx > 0 ? xy / xx : Double.NaN;
        double s2 = (yy - beta * xy) / nb.doubleValue();
        // G = (sum y - beta sum x) / sqrt(s2 nW).
        double x = windows.bins(0, longBins, windows::imbalance).doubleValue();
        double y = windows.bins(0, longBins, windows::move).doubleValue();
        double nw = windows.bins(0, longBins, bin -> BigInteger.ONE).doubleValue();
        out[SignalSchema.IMPACT] = beta;
        out[SignalSchema.SUPPORT] =
                s2 > 0 && nw > 0 ? (y - beta * x) / Math.sqrt(s2 * nw) : Double.NaN;
    }

    private double squares(IntFunction<BigInteger> left, IntFunction<BigInteger> right) {
        return windows.bins(
                        longBins, baselineBins, bin -> left.apply(bin).multiply(right.apply(bin)))
                .doubleValue();
    }

    /** C.4, T, J and ER over the steps of the short window. */
    private void drift() {
        BigInteger sum = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        BigInteger absolute = BigInteger.ZERO;
        BigInteger largest = BigInteger.ZERO;
        for (long step : windows.steps(parameters.shortSeconds() / STEP_SECONDS)) {
            BigInteger x = BigInteger.valueOf(step);
            sum = sum.add(x);
            squares = squares.add(x.multiply(x));
            absolute = absolute.add(x.abs());
            largest = largest.max(x.multiply(x));
        }
        boolean isReady = windows.samples() >= parameters.shortSeconds() && squares.signum() > 0;
        double net = sum.doubleValue();
        // T = sum x / sqrt(sum x^2); J = max x^2 / sum x^2; ER = |sum x| / sum |x|.
        out[SignalSchema.DRIFT] = isReady ? net / Math.sqrt(squares.doubleValue()) : Double.NaN;
        out[SignalSchema.LARGEST_STEP] =
                isReady ? largest.doubleValue() / squares.doubleValue() : Double.NaN;
        out[SignalSchema.EFFICIENCY] =
                isReady ? Math.abs(net) / absolute.doubleValue() : Double.NaN;
    }

    /** C.6, S2's speed limit: the net move a second as a part of the price, NaN without a price. */
    static double speed(SignalParameters parameters, List<long[]> samples) {
        NaiveWindows windows = new NaiveWindows(samples);
        BigInteger net = BigInteger.ZERO;
        for (long step : windows.steps(parameters.shortSeconds() / STEP_SECONDS)) {
            net = net.add(BigInteger.valueOf(step));
        }
        double mid2 = windows.mid2();
        double seconds = parameters.shortSeconds();
        return mid2 == 0 ? Double.NaN : net.abs().doubleValue() / mid2 / seconds;
    }

    /** C.4, con and spc; C.6, Dk_w/Dk_B. */
    private void contraction() {
        double now = shortly(bin -> BigInteger.ONE);
        double base = before(bin -> BigInteger.ONE);
        boolean isKnown = isCovered() && 2 * base >= baselineBins && 2 * now >= shortBins;
        // r = sqrt((sum_w |x_t||x_t-1| / n_w) / (sum_B |x_t||x_t-1| / n_B)).
        double usual = before(windows::products);
        double r = Math.sqrt((shortly(windows::products) / now) / (usual / base));
        out[SignalSchema.CONTRACTION] = isKnown && usual > 0 ? (1 - r) / (1 + r) : Double.NaN;
        // C.8: spc uses max(spread, 1 unit).
        double spread = shortMean(FeatureSchema.SPREAD_TIME);
        double usualSpread = baseMean(FeatureSchema.SPREAD_TIME);
        double s = (spread > 1 ? spread : 1) / (usualSpread > 1 ? usualSpread : 1);
        out[SignalSchema.SPREAD_CONTRACTION] = isKnown ? (1 - s) / (1 + s) : Double.NaN;
        depthRatio(SignalSchema.DEPTH_RATIO, FeatureSchema.BID_DEPTH_TIME, isKnown);
        depthRatio(SignalSchema.MIRROR_DEPTH_RATIO, FeatureSchema.ASK_DEPTH_TIME, isKnown);
    }

    private void depthRatio(int column, int depthTime, boolean isKnown) {
        double was = baseMean(depthTime);
        out[column] = isKnown && was > 0 ? shortMean(depthTime) / was : Double.NaN;
    }

    private double shortMean(int column) {
        return shortly(bin -> windows.in(bin, column))
                / shortly(bin -> windows.in(bin, FeatureSchema.VALID_TIME));
    }

    private double baseMean(int column) {
        return before(bin -> windows.in(bin, column))
                / before(bin -> windows.in(bin, FeatureSchema.VALID_TIME));
    }

    private double shortly(IntFunction<BigInteger> of) {
        return windows.bins(0, shortBins, of).doubleValue();
    }

    private double before(IntFunction<BigInteger> of) {
        return windows.bins(shortBins, baselineBins, of).doubleValue();
    }
}
