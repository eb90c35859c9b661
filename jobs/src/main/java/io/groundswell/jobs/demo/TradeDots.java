package io.groundswell.jobs.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The trades of a day, thinned to a limit: where there are more, time is cut into bins and the
 * largest trade of each bin stays, the first of equals. Memory: a small multiple of the limit,
 * whatever the day.
 */
final class TradeDots {
    private static final int SLACK = 4;

    private final int limit;
    private List<TradeDot> dots = new ArrayList<>();
    private int shift = TimeBins.LEAST_SHIFT;
    private long seen;

    TradeDots(int limit) {
        this.limit = limit;
    }

    /** Takes a trade; they come in any order. */
    void add(TradeDot dot) {
        seen++;
        dots.add(dot);
        if (dots.size() >= SLACK * limit) {
            thin();
        }
    }

    /** Bins nest, so thinning early and again later leaves the same trades as thinning once. */
    private void thin() {
        Map<Long, TradeDot> largest = largestPerBin();
        while (largest.size() > limit) {
            shift++;
            largest = largestPerBin();
        }
        dots = new ArrayList<>(largest.values());
    }

    private Map<Long, TradeDot> largestPerBin() {
        Map<Long, TradeDot> largest = new LinkedHashMap<>();
        for (TradeDot dot : dots) {
            largest.merge(dot.timeNanos() >> shift, dot, (a, b) -> b.size() > a.size() ? b : a);
        }
        return largest;
    }

    /** What is left, in order of time. */
    List<TradeDot> kept() {
        if (seen > limit) {
            thin();
        }
        return dots.stream().sorted(Comparator.comparingLong(TradeDot::timeNanos)).toList();
    }

    /** Trades taken, kept or not. */
    long seen() {
        return seen;
    }

    /**
     * How many there are, and for each its time and price as the difference to the one before, its
     * size and its {@link TradeDot#kind}.
     *
     * @param originNanos what the first time counts from, nanoseconds UTC
     */
    PackedNumbers packed(long originNanos) {
        List<TradeDot> kept = kept();
        PackedNumbers packed = new PackedNumbers().natural(kept.size());
        long timeNanos = originNanos;
        long price = 0;
        for (TradeDot dot : kept) {
            packed.signed(dot.timeNanos() - timeNanos)
                    .signed(dot.price() - price)
                    .natural(dot.size())
                    .natural(dot.kind());
            timeNanos = dot.timeNanos();
            price = dot.price();
        }
        return packed;
    }
}
