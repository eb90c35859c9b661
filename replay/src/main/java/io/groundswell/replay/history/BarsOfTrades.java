package io.groundswell.replay.history;

import io.groundswell.model.event.BarUnit;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Trade;
import io.groundswell.replay.server.FeedTimeOrder;
import io.groundswell.replay.server.TradedBars;
import io.groundswell.replay.tape.EventCursor;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The bars of seconds that recorded trades make, one after the other, by the times that the feed
 * gave the trades: one that came late is in the bar of its time. Reads the trades twice; memory:
 * those that came late. One thread at a time.
 */
final class BarsOfTrades implements RowMatcher.Rows {
    private final EventCursor events;
    private final Queue<HistoryBar> made = new ArrayDeque<>(2);
    private final TradedBars bars;
    private FeedTimeOrder order;
    private boolean ended;

    /** Bars of all events of a cursor. */
    BarsOfTrades(EventCursor events, int lengthSeconds) {
        this.events = events;
        this.bars = new TradedBars(lengthSeconds, made::add);
    }

    /** Whether bars of a kind can be made of trades so that they equal recorded ones. */
    static boolean canMake(HistoryKind kind) {
        return kind.span().filter(it -> it.unit() == BarUnit.SECOND).isPresent();
    }

    @Override
    public MarketEvent next() throws IOException {
        if (order == null) {
            order = FeedTimeOrder.ofAll(events, this::take);
        }
        while (made.isEmpty() && !ended) {
            MarketEvent event = events.next();
            if (event == null) {
                ended = true;
                order.end(Long.MAX_VALUE);
                bars.finish();
            } else {
                order.take(event);
            }
        }
        return made.poll();
    }

    private void take(MarketEvent event) {
        if (event instanceof Trade trade && !trade.header().has(EventFlags.SUMMARY)) {
            bars.take(trade);
        }
    }
}
