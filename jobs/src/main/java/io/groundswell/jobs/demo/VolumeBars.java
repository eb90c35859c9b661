package io.groundswell.jobs.demo;

import io.groundswell.model.event.Aggressor;
import java.util.Map;
import java.util.TreeMap;

/**
 * Traded volume over time by who took liquidity: buyers, sellers, or neither is told. Bins double
 * in length whenever there are more of them than the limit; nothing is lost by it.
 */
final class VolumeBars {
    /** Volume of buyers, sellers and others. */
    private static final int KINDS = 3;

    private final int limit;
    private int shift = TimeBins.LEAST_SHIFT;
    private TreeMap<Long, long[]> bars = new TreeMap<>();

    VolumeBars(int limit) {
        this.limit = limit;
    }

    /** Takes a trade; they come in any order. */
    void add(TradeDot dot) {
        int kind =
                dot.aggressor() == Aggressor.BUYER.code()
                        ? 0
                        : dot.aggressor() == Aggressor.SELLER.code() ? 1 : 2;
        bars.computeIfAbsent(dot.timeNanos() >> shift, bin -> new long[KINDS])[kind] += dot.size();
        while (bars.size() > limit) {
            widen();
        }
    }

    private void widen() {
        TreeMap<Long, long[]> wider = new TreeMap<>();
        for (Map.Entry<Long, long[]> bar : bars.entrySet()) {
            addTo(wider.computeIfAbsent(bar.getKey() >> 1, bin -> new long[KINDS]), bar.getValue());
        }
        bars = wider;
        shift++;
    }

    private static void addTo(long[] sum, long[] more) {
        for (int kind = 0; kind < KINDS; kind++) {
            sum[kind] += more[kind];
        }
    }

    /** For each bin: volume of buyers, of sellers, of others, in size units. */
    PackedNumbers packed(TimeBins bins) {
        long[][] sums = new long[bins.count()][KINDS];
        for (Map.Entry<Long, long[]> bar : bars.entrySet()) {
            addTo(sums[bins.indexOf(bar.getKey() << shift)], bar.getValue());
        }
        PackedNumbers packed = new PackedNumbers();
        for (long[] sum : sums) {
            for (long volume : sum) {
                packed.natural(volume);
            }
        }
        return packed;
    }
}
