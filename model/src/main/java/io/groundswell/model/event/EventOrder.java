package io.groundswell.model.event;

import java.util.Comparator;

/**
 * The one total order of a symbol's events: order time, match order, topic rank, epoch, sequence.
 * Across symbols, events of one instant go by symbol, so that a merged view is the same everywhere.
 */
public final class EventOrder implements Comparator<MarketEvent> {
    /** The order over whole events; within one symbol it is the contract's order. */
    public static final EventOrder ACROSS_SYMBOLS = new EventOrder();

    private EventOrder() {}

    @Override
    public int compare(MarketEvent left, MarketEvent right) {
        return compare(left.header(), right.header());
    }

    /** Compares by order time, symbol, match order, topic rank, epoch and sequence. */
    public static int compare(OrderKey left, OrderKey right) {
        int byTime = Long.compare(left.eventTimeNanos(), right.eventTimeNanos());
        if (byTime != 0) {
            return byTime;
        }
        int bySymbol = left.symbol().compareTo(right.symbol());
        if (bySymbol != 0) {
            return bySymbol;
        }
        int byMatch = Long.compare(left.matchOrder(), right.matchOrder());
        if (byMatch != 0) {
            return byMatch;
        }
        int byTopic = Integer.compare(left.topic().code(), right.topic().code());
        if (byTopic != 0) {
            return byTopic;
        }
        int byEpoch = Long.compare(left.sourceEpoch(), right.sourceEpoch());
        return byEpoch != 0 ? byEpoch : Long.compare(left.sequence(), right.sequence());
    }
}
