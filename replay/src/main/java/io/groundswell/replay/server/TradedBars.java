package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.model.event.BarUnit;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.Trade;
import java.util.function.Consumer;

/**
 * The interval bars of seconds that IQFeed's history would tell of recorded trades, which are given
 * in the order of their feed times, see {@link FeedTimeOrder}. One thread at a time; holds one bar.
 */
public final class TradedBars {
    private final EasternTime eastern = new EasternTime();
    private final BarRules rules;
    private EventHeader last;

    /** Hands on each bar when the next has begun, and the last at {@link #finish}. */
    public TradedBars(int lengthSeconds, Consumer<? super HistoryBar> out) {
        rules =
                new BarRules(
                        BarUnit.SECOND, lengthSeconds, bar -> out.accept(told(bar, lengthSeconds)));
    }

    /** Takes the next trade. */
    public void take(Trade trade) {
        long nanos = trade.header().feedTimeNanos();
        long localMicros =
                eastern.toLocalMicros(
                        nanos == EventHeader.ABSENT ? trade.header().eventTimeNanos() : nanos);
        last = trade.header();
        rules.take(
                new HistoryTick(
                        trade,
                        localMicros,
                        Math.floorDiv(localMicros, EasternTime.DAY_MICROS),
                        EventHeader.ABSENT,
                        EventHeader.ABSENT));
    }

    /** Hands on the bar that has begun. */
    public void finish() {
        rules.finish();
    }

    private HistoryBar told(BuiltBar bar, int lengthSeconds) {
        return new HistoryBar(
                last,
                BarUnit.SECOND,
                lengthSeconds,
                eastern.toNanos(bar.beginMicros()),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume(),
                bar.totalVolume(),
                EventHeader.ABSENT,
                EventHeader.ABSENT);
    }
}
