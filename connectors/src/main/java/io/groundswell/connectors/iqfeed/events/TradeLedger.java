package io.groundswell.connectors.iqfeed.events;

import io.groundswell.connectors.iqfeed.events.SeenTrades.Told;
import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.SecurityType;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of the trades of one symbol: which were told, and which gaps are open. A trading
 * date is the date in New York; that of a future begins at 18:00 the evening before, as its session
 * does. One thread at a time.
 */
final class TradeLedger {
    /** Gaps of one symbol that wait to be filled; of more, only their status tells. */
    static final int MAX_OPEN = 1_000;

    private static final long EVENING_MICROS = EasternTime.DAY_MICROS / 4;

    private final String symbol;
    private final TradeGaps listener;
    private final FeedCounts counts;
    private final SeenTrades seen = new SeenTrades();
    private final List<TradeGap> open;
    private long tradedNanos = EventHeader.ABSENT;

    TradeLedger(String symbol, TradesTold before, TradeGaps listener, FeedCounts counts) {
        this.symbol = symbol;
        this.listener = listener;
        this.counts = counts;
        seen.begin(before);
        open = new ArrayList<>(before.gaps());
    }

    private static long date(long localMicros, SecurityType type) {
        long shifted = type == SecurityType.FUTURE ? localMicros + EVENING_MICROS : localMicros;
        return Math.floorDiv(shifted, EasternTime.DAY_MICROS);
    }

    /** The symbol can be told of: what an epoch before has left open can be filled. */
    void begin() {
        List.copyOf(open).forEach(listener::opened);
    }

    /** The feed shows that there was a trade at this time. */
    void traded(long feedTimeNanos) {
        tradedNanos = Math.max(tradedNanos, feedTimeNanos);
    }

    /** Trades are lost between these order times. */
    void lost(long firstNanos, long lastNanos) {
        if (open.size() >= MAX_OPEN) {
            counts.note("gaps of trades too many to be filled");
            return;
        }
        long untilNanos = Math.max(tradedNanos, Math.max(firstNanos, lastNanos));
        TradeGap gap =
                new TradeGap(
                        symbol, firstNanos, lastNanos, firstNanos, untilNanos, EventHeader.ABSENT);
        open.add(gap);
        listener.opened(gap);
    }

    /** Nobody will ask history for it again. */
    void ended(TradeGap gap) {
        open.remove(gap);
        listener.ended(gap);
    }

    /** A trade was told as it happened; without a time it is like one without a number. */
    void told(long localMicros, SecurityType type, String centre, long tickId) {
        if (localMicros == EventHeader.ABSENT) {
            seen.toldUndated();
        } else {
            seen.told(date(localMicros, type), centre, tickId);
        }
    }

    /** A trade was told from history. */
    void toldLater(long localMicros, SecurityType type, String centre, long tickId) {
        seen.toldLater(date(localMicros, type), centre, tickId);
    }

    /** Whether a trade that comes now was told from history already. */
    boolean isToldLater(long localMicros, SecurityType type, String centre, long tickId) {
        return localMicros != EventHeader.ABSENT
                && seen.isToldLater(date(localMicros, type), centre, tickId);
    }

    /** Whether a trade of history was told. */
    Told isTold(long localMicros, SecurityType type, String centre, long tickId) {
        return seen.isTold(date(localMicros, type), centre, tickId);
    }

    /** What the next epoch goes on from. */
    TradesTold end() {
        return seen.end(open);
    }
}
