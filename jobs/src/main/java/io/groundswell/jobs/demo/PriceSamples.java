package io.groundswell.jobs.demo;

import java.util.Arrays;

/**
 * Finds the range of prices worth showing from evenly spaced samples of a book, so that a few
 * outliers do not flatten the picture. Keeps at most a fixed number of samples: when they are full,
 * every second one goes and from then on only every second one comes in.
 */
final class PriceSamples {
    private static final int LIMIT = 16_384;

    /** Share of the samples that may lie outside at each end. */
    private static final double OUTSIDE = 0.001;

    private static final long LARGEST_GRAIN = 1_000_000_000_000_000_000L;
    private static final double MARGIN = 0.04;
    private static final int LEAST_MARGIN_TICKS = 4;

    private final long[] lows = new long[LIMIT];
    private final long[] highs = new long[LIMIT];
    private final long[] spans = new long[LIMIT];
    private int count;
    private long offered;
    private long stride = 1;
    private long grain = LARGEST_GRAIN;

    /** A book at one moment; ignored unless it has both sides. */
    void book(Ladder bids, Ladder asks) {
        if (!bids.isEmpty() && !asks.isEmpty()) {
            add(
                    Math.min(bids.price(0), asks.price(0)),
                    Math.max(bids.price(0), asks.price(0)),
                    Math.max(bids.span(), asks.span()));
        }
    }

    /** A price paid, for a day that has no book. */
    void trade(long price) {
        add(price, price, 0);
    }

    private void add(long low, long high, long span) {
        boolean taken = offered % stride == 0;
        offered++;
        if (!taken) {
            return;
        }
        while (low % grain != 0 || high % grain != 0) {
            grain /= 10;
        }
        lows[count] = low;
        highs[count] = high;
        spans[count] = span;
        count++;
        if (count == LIMIT) {
            count /= 2;
            for (int i = 0; i < count; i++) {
                lows[i] = lows[2 * i];
                highs[i] = highs[2 * i];
                spans[i] = spans[2 * i];
            }
            stride *= 2;
        }
    }

    /** Samples taken in, thinned or not. */
    long offered() {
        return offered;
    }

    /** The largest power of ten that divides every sampled price; 1 without samples. */
    long grain() {
        return count == 0 ? 1 : grain;
    }

    /**
     * Rows over nearly all best prices, with the usual depth of a side above and below them.
     *
     * @param tick smallest price step
     */
    PriceRows rows(long tick, int limit) {
        if (count == 0) {
            return PriceRows.over(0, 0, tick, limit);
        }
        long low = quantile(lows, OUTSIDE);
        long high = Math.max(low, quantile(highs, 1 - OUTSIDE));
        long margin =
                Math.max(
                        quantile(spans, 0.5),
                        Math.max(Math.round(MARGIN * (high - low)), LEAST_MARGIN_TICKS * tick));
        return PriceRows.over(low - margin, high + margin, tick, limit);
    }

    private long quantile(long[] values, double share) {
        long[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.round(share * (count - 1))];
    }
}
