package io.groundswell.model.signal;

import io.groundswell.model.feature.FeatureSchema;
import io.groundswell.model.signal.NaiveSlowRing.Yardstick;
import io.groundswell.model.signal.SignalParameters.Absorption;
import io.groundswell.model.signal.SignalParameters.Squash;
import java.util.ArrayList;
import java.util.List;

/**
 * The obvious scores of one symbol, against which every kernel is held: all samples of the session
 * are kept, and everything is computed from them at each call. Too slow for anything but tests.
 */
final class NaiveSignals {
    /** C.6: weights of the composite. */
    private static final double[] WEIGHTS = {.30, .15, .15, .25, .15};

    private final SignalParameters parameters;
    private final List<long[]> samples = new ArrayList<>();
    private final NaiveSlowRing slow;
    private double[] out = new double[SignalSchema.COUNT];

    NaiveSignals(SignalParameters parameters) {
        this.parameters = parameters;
        slow = new NaiveSlowRing(parameters);
    }

    void append(long[] row) {
        samples.add(row.clone());
    }

    void beginSession() {
        slow.beginSession();
        samples.clear();
    }

    /** A minute is over; what is learnt are the outputs computed last. */
    void minute(boolean learns) {
        slow.minute(samples.size(), out, learns);
    }

    /** All columns of {@link SignalSchema}. */
    double[] compute() {
        out = NaiveMetrics.of(parameters, samples);
        out[SignalSchema.BASELINE] = slow.yardstick(0).source();
        double[] strengths = strengths(false);
        double[] scores = scores(strengths, false);
        double[] mirrors = scores(strengths(true), true);
        for (int signal = 0; signal < Signal.COUNT; signal++) {
            out[SignalSchema.STRENGTHS + signal] = strengths[signal];
            out[SignalSchema.SCORES + signal] = scores[signal];
            out[SignalSchema.MIRRORS + signal] = mirrors[signal];
        }
        out[SignalSchema.COMPOSITE] = composite(scores);
        out[SignalSchema.MIRROR_COMPOSITE] = composite(mirrors);
        // C.6: net = C - C'; breadth = #{S >= .5}.
        out[SignalSchema.NET] = composite(scores) - composite(mirrors);
        for (int signal = 0; signal < Signal.COUNT; signal++) {
            out[SignalSchema.BREADTH] += scores[signal] >= .5 ? 1 : 0;
            out[SignalSchema.READY] += Double.isNaN(scores[signal]) ? 0 : 1 << signal;
        }
        return out;
    }

    /** C.5: z(x) = clip((x - med) / max(1.4826 MAD, floor), -6, 6). */
    private double z(int column) {
        Yardstick its = slow.yardstick(NaiveSlowRing.METRICS.indexOf(column));
        return clip((out[column] - its.centre()) / its.scale(), -6, 6);
    }

    /** C.6, column Z; in the mirror bid and offer are swapped and signs flipped. */
    private double[] strengths(boolean isMirror) {
        double sign = isMirror ? -1 : 1;
        double zref = z(isMirror ? SignalSchema.MIRROR_REFILL : SignalSchema.REFILL);
        double zdimb = z(isMirror ? SignalSchema.MIRROR_HIDDEN : SignalSchema.HIDDEN);
        double zdsh = z(isMirror ? SignalSchema.MIRROR_HIDDEN_SHARE : SignalSchema.HIDDEN_SHARE);
        double ztsh =
                z(
                        isMirror
                                ? SignalSchema.MIRROR_OFF_EXCHANGE_SHARE
                                : SignalSchema.OFF_EXCHANGE_SHARE);
        double zzh = sign * z(SignalSchema.HOLD);
        double g = sign * out[SignalSchema.SUPPORT];
        boolean hasTape =
                new NaiveWindows(samples)
                                .last(parameters.longSeconds(), FeatureSchema.OFF_EXCHANGE)
                                .signum()
                        > 0;
        // V1: .6 z(ref) + .4 z(zh).
        Absorption its = parameters.absorption();
        return new double[] {
            its.refillWeight() * zref + its.holdWeight() * zzh,
            sign * out[SignalSchema.DRIFT],
            hasTape ? .5 * zdimb + .2 * zdsh + .3 * ztsh : .7 * zdimb + .3 * zdsh,
            .6 * clip(g, -4, 4) + .4 * zzh,
            6 * out[SignalSchema.CONTRACTION] + 4 * out[SignalSchema.SPREAD_CONTRACTION]
        };
    }

    /** C.6: s = sg((Z - c) / h) times gates. */
    private double[] scores(double[] strengths, boolean isMirror) {
        double press = out[SignalSchema.PRESSURE];
        double sellers = isMirror ? 1 - press : press;
        // C.4: g = clip((press - .30) / .15, 0, 1); without a trade there are no sellers.
        double g = clip((zeroIfUnknown(sellers) - .30) / .15, 0, 1);
        // S1: spread not widening, x clip((spc + .30) / .20, 0, 1); not ready counts as 0.
        double spc = zeroIfUnknown(out[SignalSchema.SPREAD_CONTRACTION]);
        double narrow = clip((spc + .30) / .20, 0, 1);
        // S2: x clip((.5 - J) / .2, 0, 1); 0 beyond 5 bp/s.
        double steady = clip((.5 - out[SignalSchema.LARGEST_STEP]) / .2, 0, 1);
        double slowly = NaiveMetrics.speed(parameters, samples) > 5e-4 ? 0 : 1;
        // S4: displayed depth alive, x clip((Dk_w/Dk_B - .3) / .3, 0, 1).
        double depth = out[isMirror ? SignalSchema.MIRROR_DEPTH_RATIO : SignalSchema.DEPTH_RATIO];
        double alive = clip((depth - .3) / .3, 0, 1);
        // The second version has no gates here.
        double absorbed = parameters.absorption().isGated() ? g * narrow : 1;
        return new double[] {
            sg(strengths[0], parameters.bidAbsorption()) * absorbed,
            sg(strengths[1], parameters.priceCreep()) * steady * slowly,
            sg(strengths[2], parameters.darkInference()),
            sg(strengths[3], parameters.liquiditySinkhole()) * g * alive,
            sg(strengths[4], parameters.volatilityContraction())
        };
    }

    /** C.0: sg(u) = .5 (1 + u / sqrt(1 + u u)). */
    private static double sg(double strength, Squash its) {
        double u = (strength - its.centre()) / its.width();
        return .5 * (1 + u / Math.sqrt(1 + u * u));
    }

    /** C.6: weights renormalised over the signals that are ready, of which .60 are needed. */
    private static double composite(double[] scores) {
        double sum = 0;
        double weight = 0;
        int hundredths = 0;
        for (int signal = 0; signal < Signal.COUNT; signal++) {
            if (!Double.isNaN(scores[signal])) {
                sum += WEIGHTS[signal] * scores[signal];
                weight += WEIGHTS[signal];
                hundredths += (int) Math.round(100 * WEIGHTS[signal]);
            }
        }
        return hundredths >= 60 ? sum / weight : Double.NaN;
    }

    private static double zeroIfUnknown(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private static double clip(double value, double least, double most) {
        return value < least ? least : value > most ? most : value;
    }
}
