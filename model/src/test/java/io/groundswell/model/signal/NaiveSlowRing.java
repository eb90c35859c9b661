package io.groundswell.model.signal;

import io.groundswell.model.signal.SignalParameters.Usual;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What is usual of a symbol by C.5: every entry of the session is kept, and looked through anew
 * each time.
 */
final class NaiveSlowRing {
    /** Metrics with a slow entry; a mirror has what its depth changes. */
    static final List<Integer> METRICS =
            List.of(
                    SignalSchema.REFILL,
                    SignalSchema.HOLD,
                    SignalSchema.HIDDEN,
                    SignalSchema.HIDDEN_SHARE,
                    SignalSchema.OFF_EXCHANGE_SHARE,
                    SignalSchema.MIRROR_REFILL,
                    SignalSchema.MIRROR_HIDDEN,
                    SignalSchema.MIRROR_HIDDEN_SHARE,
                    SignalSchema.MIRROR_OFF_EXCHANGE_SHARE);

    /** C.5: up to 120 entries, at least 20; C.3: of the last 128. */
    private static final int MOST = 120;

    private static final int LEAST = 20;
    private static final int KEPT = 128;

    private final SignalParameters parameters;
    private final List<Entry> entries = new ArrayList<>();
    private final double[] priors = new double[2 * METRICS.size()];
    private long lookedAt;

    private record Entry(long samples, List<Double> values) {}

    /** What a deviation is measured by, and where it comes from. */
    record Yardstick(double centre, double scale, double source) {}

    NaiveSlowRing(SignalParameters parameters) {
        this.parameters = parameters;
        Arrays.fill(priors, Double.NaN);
    }

    /** A minute is over. */
    void minute(long samples, double[] outputs, boolean learns) {
        lookedAt = samples;
        boolean isReady = samples >= parameters.longSeconds();
        List<Double> values = METRICS.stream().map(metric -> outputs[metric]).toList();
        if (learns && isReady && values.stream().noneMatch(it -> it.isNaN())) {
            entries.add(new Entry(samples, values));
        }
    }

    /** The session is over: what was usual in it, where that is known, is what the next has. */
    void beginSession() {
        for (int metric = 0; metric < METRICS.size(); metric++) {
            List<Double> values = values(metric);
            if (values.size() >= LEAST) {
                priors[2 * metric] = median(values);
                priors[2 * metric + 1] = deviation(values);
            }
        }
        entries.clear();
        lookedAt = 0;
    }

    /** C.5: the newest 120 of the last 128 entries, those of the last W seconds left out. */
    private List<Double> values(int metric) {
        List<Double> values = new ArrayList<>();
        for (int back = 1; back <= Math.min(KEPT, entries.size()); back++) {
            Entry entry = entries.get(entries.size() - back);
            if (entry.samples <= lookedAt - parameters.longSeconds() && values.size() < MOST) {
                values.add(entry.values.get(metric));
            }
        }
        return values;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : 0.5 * (sorted.get(half - 1) + sorted.get(half));
    }

    private static double deviation(List<Double> values) {
        double median = median(values);
        return median(values.stream().map(value -> Math.abs(value - median)).toList());
    }

    Yardstick yardstick(int metric) {
        Yardstick own = own(metric);
        Usual usual = usual(METRICS.get(metric));
        double centre = usual.isCentreFixed() ? usual.centre() : own.centre;
        return new Yardstick(centre, own.scale, own.source);
    }

    private Yardstick own(int metric) {
        Usual usual = usual(METRICS.get(metric));
        List<Double> values = values(metric);
        if (values.size() >= LEAST) {
            // z = (x - med) / max(1.4826 MAD, floor).
            double scale = Math.max(1.4826 * deviation(values), usual.floor());
            return new Yardstick(median(values), scale, SignalSchema.BASELINE_OWN);
        }
        if (!Double.isNaN(priors[2 * metric])) {
            double scale = Math.max(1.4826 * priors[2 * metric + 1], usual.floor());
            return new Yardstick(priors[2 * metric], scale, SignalSchema.BASELINE_PRIOR);
        }
        return new Yardstick(usual.centre(), usual.scale(), SignalSchema.BASELINE_TABLE);
    }

    private Usual usual(int metric) {
        return switch (metric) {
            case SignalSchema.REFILL, SignalSchema.MIRROR_REFILL -> parameters.refill();
            case SignalSchema.HOLD -> parameters.hold();
            case SignalSchema.HIDDEN, SignalSchema.MIRROR_HIDDEN -> parameters.hidden();
            case SignalSchema.HIDDEN_SHARE, SignalSchema.MIRROR_HIDDEN_SHARE ->
                    parameters.hiddenShare();
            default -> parameters.offExchangeShare();
        };
    }
}
