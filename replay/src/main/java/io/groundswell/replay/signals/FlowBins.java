package io.groundswell.replay.signals;

import io.groundswell.model.book.BookOptions;
import io.groundswell.model.book.WatchedBook;
import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Trade;
import io.groundswell.model.feature.BookTop;
import io.groundswell.model.feature.FeatureUnits;
import java.util.Arrays;

/**
 * Order flow imbalance of each level, trade imbalance and the midpoint of a session, in bins of so
 * many seconds. Kept apart from the feature extractor: both are held against published numbers.
 */
final class FlowBins {
    private static final long NANOS = 1_000_000_000L;

    private final int levels;
    private final long startNanos;
    private final long binNanos;
    private final double[][] flow;
    private final double[] trades;
    private final double[] lastMid2;
    private final double[] depth;
    private final long[] depthCount;

    FlowBins(RecordedDay day, long startNanos, long endNanos, int seconds) {
        this.startNanos = startNanos;
        levels = day.levels();
        binNanos = seconds * NANOS;
        int bins = (int) ((endNanos - startNanos) / binNanos);
        flow = new double[bins][levels];
        trades = new double[bins];
        lastMid2 = new double[bins + 1];
        depth = new double[bins];
        depthCount = new long[bins];
        take(day);
    }

    private void take(RecordedDay day) {
        WatchedBook book = new WatchedBook(BookOptions.DEFAULT);
        BookTop before = new BookTop(levels);
        BookTop after = new BookTop(levels);
        for (MarketEvent event : day.events()) {
            int bin = (int) Math.floorDiv(event.eventTimeNanos() - startNanos - 1, binNanos);
            book.accept(event, fault -> {});
            if (event instanceof Trade trade) {
                if (bin >= 0 && bin < trades.length && trade.liquidity() == Liquidity.DISPLAYED) {
                    trades[bin] +=
                            trade.aggressor() == Aggressor.BUYER ? trade.size() : -trade.size();
                }
            } else if (book.isComplete()) {
                after.take(book.book(), FeatureUnits.EQUITY);
                if (event instanceof DepthUpdate && bin >= 0 && bin < trades.length) {
                    add(bin, before, after);
                }
                before.take(after);
                if (after.isTwoSided() && bin + 1 < lastMid2.length) {
                    // Where the session begins without a midpoint, its first one stands for it.
                    lastMid2[0] = lastMid2[0] == 0 ? after.mid2() : lastMid2[0];
                    lastMid2[Math.max(bin, -1) + 1] = after.mid2();
                }
            }
        }
        for (int bin = 1; bin < lastMid2.length; bin++) {
            lastMid2[bin] = lastMid2[bin] == 0 ? lastMid2[bin - 1] : lastMid2[bin];
        }
    }

    private void add(int bin, BookTop before, BookTop after) {
        for (int level = 0; level < levels; level++) {
            flow[bin][level] += after.imbalanceSince(before, level);
        }
        // Cont, Kukanov, Stoikov: the queues just before and after a change of a price.
        if (before.isTwoSided() && before.mid2() != after.mid2()) {
            depth[bin] += (before.bidSize() + before.askSize()) / 2.0;
            depth[bin] += (after.bidSize() + after.askSize()) / 2.0;
            depthCount[bin] += 2;
        }
    }

    int count() {
        return trades.length;
    }

    /** Imbalance of the best levels, so many of them. */
    double[] flow(int bin, int best) {
        return Arrays.copyOf(flow[bin], best);
    }

    /** Bought less sold of displayed orders; shares. */
    double tradeImbalance(int bin) {
        return trades[bin];
    }

    /** Move of the midpoint in cents. */
    double move(int bin) {
        return (lastMid2[bin + 1] - lastMid2[bin]) / 200;
    }

    /** Mean size at the best prices about changes of them, over bins; shares. */
    double depth(int from, int to) {
        double sum = 0;
        long number = 0;
        for (int bin = from; bin < to; bin++) {
            sum += depth[bin];
            number += depthCount[bin];
        }
        return sum / number;
    }
}
