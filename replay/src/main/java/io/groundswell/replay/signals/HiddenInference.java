package io.groundswell.replay.signals;

import io.groundswell.model.book.BookOptions;
import io.groundswell.model.book.WatchedBook;
import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Trade;
import io.groundswell.model.feature.Evidence;
import io.groundswell.model.feature.FeatureExtractor;
import io.groundswell.model.feature.FeatureOptions;
import io.groundswell.model.feature.FeatureOutlet;
import io.groundswell.model.feature.SessionSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;

/**
 * Executions against hidden orders as prices and sizes give them away, beside what the recording
 * says of each.
 *
 * @param prints of single prints
 * @param naive the same by the rule that a print strictly inside the spread met a hidden order
 * @param minuteCorrelation of hidden shares found and true, by minute
 * @param sideAccuracy the part of the prints found rightly whose side is right too, midpoint prints
 *     left out
 */
record HiddenInference(
        Detection prints, Detection naive, double minuteCorrelation, double sideAccuracy) {
    private static final long MINUTE_NANOS = 60_000_000_000L;

    /** Judges the prints of a day by the book that a feed tells. */
    static HiddenInference of(
            List<MarketEvent> recorded, List<MarketEvent> told, FeatureOptions options) {
        Map<Long, Trade> trades = new HashMap<>();
        for (MarketEvent event : recorded) {
            if (event instanceof Trade trade && trade.liquidity() != Liquidity.AUCTION) {
                trades.put(trade.header().sequence(), trade);
            }
        }
        Map<Long, Evidence> found = new HashMap<>();
        List<Long> inside = new ArrayList<>();
        Set<Long> midpoint = new HashSet<>();
        WatchedBook book = new WatchedBook(BookOptions.DEFAULT);
        FeatureExtractor extractor = new FeatureExtractor(options, book, fault -> {});
        FeatureOutlet outlet =
                new FeatureOutlet() {
                    @Override
                    public void sample(long gridNanos, SessionSpan session, long[] columns) {}

                    @Override
                    public void evidence(Evidence evidence) {
                        if (isHidden(evidence)) {
                            found.merge(evidence.sequence(), evidence, HiddenInference::larger);
                        }
                    }
                };
        long last = 0;
        for (MarketEvent event : told) {
            extractor.advanceTo(event.eventTimeNanos() - 1, outlet);
            if (event instanceof Trade trade && 2 * trade.price() == extractor.top().mid2()) {
                midpoint.add(trade.header().sequence());
            }
            if (event instanceof Trade trade
                    && trade.price() > extractor.top().bidPrice()
                    && trade.price() < extractor.top().askPrice()) {
                inside.add(trade.header().sequence());
            }
            extractor.accept(event, outlet);
            last = event.eventTimeNanos();
        }
        extractor.advanceTo(last + MINUTE_NANOS, outlet);
        return compare(trades, found, inside, midpoint);
    }

    private static boolean isHidden(Evidence evidence) {
        return evidence.kind() == Evidence.Kind.HIDDEN_BID
                || evidence.kind() == Evidence.Kind.HIDDEN_ASK;
    }

    private static Evidence larger(Evidence left, Evidence right) {
        return left.shares() >= right.shares() ? left : right;
    }

    private static HiddenInference compare(
            Map<Long, Trade> trades,
            Map<Long, Evidence> found,
            List<Long> inside,
            Set<Long> midpoint) {
        List<Long> truth = new ArrayList<>();
        Map<Long, double[]> minutes = new HashMap<>();
        trades.forEach(
                (sequence, trade) -> {
                    if (trade.liquidity() == Liquidity.HIDDEN) {
                        truth.add(sequence);
                        minute(minutes, trade)[0] += trade.size();
                    } else {
                        minute(minutes, trade);
                    }
                });
        List<Long> said = new ArrayList<>();
        long sides = 0;
        long rightSides = 0;
        for (Map.Entry<Long, Evidence> entry : found.entrySet()) {
            Trade trade = trades.get(entry.getKey());
            minute(minutes, trade)[1] += entry.getValue().shares();
            // Most of it, where a part is accounted for by the book.
            if (2 * entry.getValue().shares() < trade.size()) {
                continue;
            }
            said.add(entry.getKey());
            if (trade.liquidity() == Liquidity.HIDDEN && !midpoint.contains(entry.getKey())) {
                boolean isBid = entry.getValue().kind() == Evidence.Kind.HIDDEN_BID;
                sides++;
                rightSides += isBid == (trade.aggressor() == Aggressor.SELLER) ? 1 : 0;
            }
        }
        double[] is = minutes.values().stream().mapToDouble(it -> it[0]).toArray();
        double[] was = minutes.values().stream().mapToDouble(it -> it[1]).toArray();
        return new HiddenInference(
                Detection.of(truth, said),
                Detection.of(truth, inside),
                new PearsonsCorrelation().correlation(is, was),
                (double) rightSides / sides);
    }

    private static double[] minute(Map<Long, double[]> minutes, Trade trade) {
        return minutes.computeIfAbsent(
                Math.floorDiv(trade.eventTimeNanos(), MINUTE_NANOS), any -> new double[2]);
    }
}
