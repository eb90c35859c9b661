package io.groundswell.replay.signals;

import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Trade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A recorded day as a slower feed would tell it: the book comes later than the prints, or only now
 * and then, and prints do not say what they met nor who initiated them.
 */
final class StaleBook {
    private StaleBook() {}

    /** The book so many nanoseconds late. */
    static List<MarketEvent> delayed(List<MarketEvent> events, long nanos) {
        List<MarketEvent> told = new ArrayList<>(events.size());
        for (MarketEvent event : events) {
            told.add(
                    event instanceof DepthUpdate row
                            ? at(row, row.eventTimeNanos() + nanos, row.header().flags())
                            : mute(event));
        }
        // The sort is stable: what shares a time stays as it was, a print before its book change.
        told.sort(Comparator.comparingLong(MarketEvent::eventTimeNanos));
        return told;
    }

    /** The book as it stands at each multiple of so many nanoseconds. */
    static List<MarketEvent> snapshots(List<MarketEvent> events, long nanos) {
        List<MarketEvent> told = new ArrayList<>(events.size());
        Map<Level, DepthUpdate> changed = new LinkedHashMap<>();
        long next = Long.MIN_VALUE;
        for (MarketEvent event : events) {
            long time = event.eventTimeNanos();
            if (!changed.isEmpty() && time > next) {
                tell(changed, next, told);
            }
            next = -Math.floorDiv(-time, nanos) * nanos;
            if (event instanceof DepthUpdate row) {
                changed.put(new Level(row.side(), row.price()), row);
            } else {
                told.add(mute(event));
            }
        }
        tell(changed, next, told);
        return told;
    }

    private record Level(Side side, long price) {}

    private static void tell(
            Map<Level, DepthUpdate> changed, long timeNanos, List<MarketEvent> told) {
        int left = changed.size();
        for (DepthUpdate row : changed.values()) {
            left--;
            int flags = row.header().flags() & ~EventFlags.MORE_FOLLOWS;
            // What came and went in between was never told: a size of 0 is no fault then.
            DepthUpdate size =
                    DepthUpdate.level(
                            row.header(),
                            DepthAction.CHANGE,
                            row.side(),
                            row.price(),
                            row.action() == DepthAction.DELETE ? 0 : row.size());
            told.add(at(size, timeNanos, left > 0 ? flags | EventFlags.MORE_FOLLOWS : flags));
        }
        changed.clear();
    }

    private static MarketEvent at(DepthUpdate row, long timeNanos, int flags) {
        EventHeader was = row.header();
        return row.withHeader(
                new EventHeader(
                        was.symbol(),
                        was.topic(),
                        was.sourceEpoch(),
                        was.sequence(),
                        timeNanos,
                        was.feedTimeNanos(),
                        was.receiveTimeNanos(),
                        was.matchOrder(),
                        was.priceExponent(),
                        was.sizeExponent(),
                        flags));
    }

    /** A print that says no more than its price and size. */
    static MarketEvent mute(MarketEvent event) {
        if (!(event instanceof Trade trade)) {
            return event;
        }
        return trade.withExecution(
                trade.price(), trade.size(), Aggressor.UNKNOWN, Liquidity.UNKNOWN, 0);
    }
}
