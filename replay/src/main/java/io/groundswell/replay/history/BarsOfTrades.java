package io.groundswell.replay.history;

import io.groundswell.model.event.BarUnit;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Trade;
import io.groundswell.replay.server.TradedBars;
import io.groundswell.replay.tape.EventCursor;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/** The bars of seconds that recorded trades make, one after the other. One thread at a time. */
final class BarsOfTrades implements RowMatcher.Rows {
    private final EventCursor events;
    private final Queue<HistoryBar> made = new ArrayDeque<>(2);
    private final TradedBars bars;
    private boolean ended;

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
        while (made.isEmpty() && !ended) {
            MarketEvent event = events.next();
            if (event == null) {
                ended = true;
                bars.finish();
            } else if (event instanceof Trade trade && !trade.header().has(EventFlags.SUMMARY)) {
                bars.take(trade);
            }
        }
        return made.poll();
    }
}
