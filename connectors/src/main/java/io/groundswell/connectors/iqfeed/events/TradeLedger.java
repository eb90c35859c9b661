package io.groundswell.connectors.iqfeed.events;

import io.groundswell.model.event.EventHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What is known of the trades of one symbol: which were told of late, which were told near a gap
 * that is open, and which history has told that the feed may still show. Trades far from a gap are
 * not kept, for nobody asks for them. One thread at a time.
 */
final class TradeLedger {
    /** Gaps of one symbol that wait to be filled; of more, only their status tells. */
    static final int MAX_OPEN = 1_000;

    /** The last trades; of more within {@link #RECENT_NANOS} the earliest are forgotten. */
    static final int MAX_RECENT = 4_096;

    /** Trades told near the open gaps of a symbol, all together. */
    static final int MAX_NEAR = 65_536;

    /** Trades of history that the feed may still show; more of them are not told. */
    static final int MAX_LATER = 65_536;

    /** More than a gap's window begins before the last trade. */
    private static final long RECENT_NANOS = TimeUnit.SECONDS.toNanos(4);

    /** The feed shows no trade that is so much older than the newest it has shown. */
    private static final long LATER_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** A trade without a time is of no more than so much later than the order time it got. */
    private static final long UNDATED_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final String symbol;
    private final TradeGaps listener;
    private final FeedCounts counts;
    private final TradeBag recent;
    private final TradeBag later;
    private final List<OpenGap> open = new ArrayList<>();
    private int near;

    /** Where the last of the windows of open gaps ends. */
    private long windowsEndNanos = EventHeader.ABSENT;

    /** The newest feed time before whatever comes now; where the next gap may begin. */
    private long comeToNanos;

    /** The newest feed time of a trade that the feed has shown. */
    private long shownNanos;

    private long lastOrderNanos = EventHeader.ABSENT;

    TradeLedger(String symbol, TradesTold before, TradeGaps listener, FeedCounts counts) {
        this.symbol = symbol;
        this.listener = listener;
        this.counts = counts;
        comeToNanos = before.comeToNanos();
        shownNanos = comeToNanos;
        recent = TradeBag.of(before.recent());
        later = TradeBag.of(before.later());
        before.gaps().forEach(it -> keep(OpenGap.of(it)));
    }

    private void keep(OpenGap gap) {
        open.add(gap);
        near += gap.told().size();
        windowsEndNanos = Math.max(windowsEndNanos, gap.gap().windowEndNanos());
    }

    /** The symbol can be told of: what an epoch before has left open can be filled. */
    void begin(long nowNanos) {
        dropOld(nowNanos);
        List.copyOf(open).forEach(it -> listener.opened(it.gap()));
    }

    private void dropOld(long nowNanos) {
        for (OpenGap it : List.copyOf(open)) {
            if (TradeGap.isTooOld(it.gap().untilNanos(), nowNanos)) {
                counts.note("gaps of trades too old to be filled");
                ended(it.gap());
            }
        }
    }

    /** The feed shows that there was a trade at this time, which is plausible. */
    void shown(long feedTimeNanos) {
        shownNanos = Math.max(shownNanos, feedTimeNanos);
    }

    /** Trades are lost between these order times. */
    void lost(long firstNanos, long lastNanos, long nowNanos) {
        dropOld(nowNanos);
        long untilNanos = Math.max(shownNanos, Math.max(firstNanos, lastNanos));
        long fromNanos =
                comeToNanos == EventHeader.ABSENT ? firstNanos : Math.min(firstNanos, comeToNanos);
        comeToNanos = shownNanos;
        TradeGap gap =
                TradeGap.closed(symbol, firstNanos, lastNanos, fromNanos, untilNanos, shownNanos);
        if (open(gap) != null) {
            counts.note("gaps of trades that are open already");
            return;
        }
        if (open.size() >= MAX_OPEN) {
            counts.note("gaps of trades too many to be filled");
            return;
        }
        OpenGap opened = OpenGap.of(gap);
        if (recent.forgottenNanos() >= gap.windowNanos()) {
            opened.told().forgetUpTo(recent.forgottenNanos());
        }
        keep(opened);
        recent.of(gap).forEach(it -> pin(opened, it));
        later.of(gap).forEach(it -> pin(opened, it));
        listener.opened(gap);
    }

    /** The gap if it is open, else null. */
    OpenGap open(TradeGap gap) {
        for (OpenGap it : open) {
            if (it.gap().equals(gap)) {
                return it;
            }
        }
        return null;
    }

    /** Nobody will ask history for it again. */
    void ended(TradeGap gap) {
        OpenGap ended = open(gap);
        if (ended != null) {
            open.remove(ended);
            near -= ended.told().size();
            windowsEndNanos = EventHeader.ABSENT;
            for (OpenGap it : open) {
                windowsEndNanos = Math.max(windowsEndNanos, it.gap().windowEndNanos());
            }
        }
        listener.ended(gap);
    }

    private void pin(OpenGap gap, ToldTrade trade) {
        gap.told().add(trade);
        near++;
        if (near > MAX_NEAR) {
            gap.told().forgetEarliest();
            near--;
        }
    }

    private void pin(ToldTrade trade, OpenGap except) {
        if (trade.feedTimeNanos() < windowsEndNanos) {
            for (OpenGap it : open) {
                if (it != except && it.gap().mayHaveLost(trade.feedTimeNanos())) {
                    pin(it, trade);
                }
            }
        }
    }

    /**
     * A trade was told as it happened.
     *
     * @param isPlausible whether its time can be true
     */
    void told(ToldTrade trade, boolean isPlausible, long orderNanos) {
        pin(trade, null);
        lastOrderNanos = Math.max(lastOrderNanos, orderNanos);
        come(trade, isPlausible);
    }

    private void come(ToldTrade trade, boolean isPlausible) {
        recent.add(trade);
        if (isPlausible) {
            comeToNanos = Math.max(comeToNanos, trade.feedTimeNanos());
            shown(trade.feedTimeNanos());
        }
        // A gap begins at the last order time, or at the last feed time if that is earlier.
        if (comeToNanos != EventHeader.ABSENT && lastOrderNanos != EventHeader.ABSENT) {
            recent.dropBefore(Math.min(comeToNanos, lastOrderNanos) - RECENT_NANOS);
        }
        if (recent.size() > MAX_RECENT) {
            recent.forgetEarliest();
        }
        forgetLater();
    }

    private void forgetLater() {
        if (later.size() > 0 && shownNanos != EventHeader.ABSENT) {
            later.dropBefore(shownNanos - LATER_NANOS);
        }
    }

    /** A trade was told and nobody knows of when: any up to about this order time may be it. */
    void toldUndated(long orderNanos) {
        recent.forgetUpTo(Math.max(orderNanos, shownNanos) + UNDATED_NANOS);
        open.forEach(it -> it.told().forgetUpTo(it.gap().windowEndNanos()));
    }

    /** Whether a trade that comes now was told from history already. */
    boolean isToldLater(ToldTrade trade) {
        return later.contains(trade);
    }

    /** A trade that was told from history has come, and is not told again. */
    void repeated(ToldTrade trade, boolean isPlausible) {
        later.take(trade);
        come(trade, isPlausible);
    }

    /** What is known of a trade of history that a gap may have lost. */
    OpenGap.Known look(OpenGap gap, ToldTrade trade) {
        int before = gap.told().size();
        OpenGap.Known known = gap.look(trade);
        near -= before - gap.told().size();
        return known;
    }

    /**
     * A trade of history is to be told to fill a gap; not if the feed may show it too, and there is
     * no room to remember it.
     *
     * @return whether it may be told
     */
    boolean tellsLater(ToldTrade trade, OpenGap gap) {
        forgetLater();
        if (shownNanos == EventHeader.ABSENT || trade.feedTimeNanos() >= shownNanos - LATER_NANOS) {
            if (later.size() >= MAX_LATER) {
                return false;
            }
            later.add(trade);
        }
        pin(trade, gap);
        return true;
    }

    /** What the next epoch goes on from. */
    TradesTold end() {
        return new TradesTold(
                comeToNanos, recent.end(), later.end(), open.stream().map(OpenGap::end).toList());
    }
}
