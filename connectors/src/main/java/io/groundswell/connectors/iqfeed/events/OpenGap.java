package io.groundswell.connectors.iqfeed.events;

import io.groundswell.model.event.EventHeader;

/** A gap that waits to be filled, with the trades told near it. One thread at a time. */
final class OpenGap {
    private final TradeGap gap;
    private final TradeBag told;
    private long doneNanos;
    private long backfilled;
    private boolean inPart;

    /** What is known of a trade of history. */
    enum Known {
        /** It was told. */
        TOLD,
        /** It was lost. */
        LOST,
        /** Nobody knows. */
        IN_DOUBT
    }

    private OpenGap(TradeGap gap, TradeBag told, long doneNanos, long backfilled, boolean inPart) {
        this.gap = gap;
        this.told = told;
        this.doneNanos = doneNanos;
        this.backfilled = backfilled;
        this.inPart = inPart;
    }

    /** Nothing of it is filled, and nothing told near it. */
    static OpenGap of(TradeGap gap) {
        return new OpenGap(gap, new TradeBag(), EventHeader.ABSENT, 0, false);
    }

    /** As an epoch before has left it. */
    static OpenGap of(TradesTold.Gap before) {
        return new OpenGap(
                before.gap(),
                TradeBag.of(before.told()),
                before.doneNanos(),
                before.backfilled(),
                before.inPart());
    }

    TradesTold.Gap end() {
        return new TradesTold.Gap(gap, doneNanos, backfilled, inPart, told.end());
    }

    TradeGap gap() {
        return gap;
    }

    /** The trades told near it that history has not shown yet. */
    TradeBag told() {
        return told;
    }

    /** A trade of history is looked up; each that was told stands for one of history only. */
    Known look(ToldTrade trade) {
        if (trade.feedTimeNanos() <= doneNanos || told.take(trade)) {
            return Known.TOLD;
        }
        return trade.feedTimeNanos() <= told.forgottenNanos() ? Known.IN_DOUBT : Known.LOST;
    }

    /** All that history has up to this feed time was told. */
    void doneUpTo(long feedTimeNanos) {
        doneNanos = Math.max(doneNanos, feedTimeNanos);
    }

    /** One of its trades was told. */
    void filled() {
        backfilled++;
    }

    long backfilled() {
        return backfilled;
    }

    /** Something of it cannot be told. */
    void notWhole() {
        inPart = true;
    }

    boolean isInPart() {
        return inPart;
    }
}
