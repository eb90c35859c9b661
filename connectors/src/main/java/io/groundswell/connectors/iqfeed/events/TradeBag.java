package io.groundswell.connectors.iqfeed.events;

import io.groundswell.model.event.EventHeader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Trades that were told, in the order of their feed times. Equal ones count each. What had to be
 * forgotten leaves a mark: of trades up to that time it knows only those it still holds. Adding and
 * finding cost O(log trades); memory is some 150 bytes a trade. One thread at a time.
 */
final class TradeBag {
    private final NavigableMap<Long, List<ToldTrade>> byTime = new TreeMap<>();
    private int size;
    private long forgottenNanos = EventHeader.ABSENT;

    /** What a bag holds, to be handed on. */
    static TradeBag of(TradesTold.Bag bag) {
        TradeBag made = new TradeBag();
        made.forgottenNanos = bag.forgottenNanos();
        bag.trades().forEach(made::add);
        return made;
    }

    /** All of it. */
    TradesTold.Bag end() {
        List<ToldTrade> trades = new ArrayList<>(size);
        byTime.values().forEach(trades::addAll);
        return new TradesTold.Bag(forgottenNanos, trades);
    }

    void add(ToldTrade trade) {
        byTime.computeIfAbsent(trade.feedTimeNanos(), time -> new ArrayList<>(1)).add(trade);
        size++;
    }

    int size() {
        return size;
    }

    /** Trades up to this feed time may have been told that are not here; ABSENT where none. */
    long forgottenNanos() {
        return forgottenNanos;
    }

    /** Trades up to this feed time were told, and nobody knows which. */
    void forgetUpTo(long nanos) {
        forgottenNanos = Math.max(forgottenNanos, nanos);
    }

    boolean contains(ToldTrade trade) {
        return find(trade) != null;
    }

    /** Takes one such trade out; returns whether there was one. */
    boolean take(ToldTrade trade) {
        ToldTrade found = find(trade);
        if (found == null) {
            return false;
        }
        List<ToldTrade> sameTime = byTime.get(found.feedTimeNanos());
        sameTime.remove(found);
        if (sameTime.isEmpty()) {
            byTime.remove(found.feedTimeNanos());
        }
        size--;
        return true;
    }

    /** One with the same number before one without. */
    private ToldTrade find(ToldTrade trade) {
        ToldTrade alike = null;
        for (ToldTrade it : byTime.getOrDefault(trade.feedTimeNanos(), List.of())) {
            if (it.isSame(trade)) {
                if (it.tickId() == trade.tickId()) {
                    return it;
                }
                alike = it;
            }
        }
        return alike;
    }

    /** Forgets the earliest trade, of a bag that is not empty. */
    void forgetEarliest() {
        Map.Entry<Long, List<ToldTrade>> earliest = byTime.firstEntry();
        forgetUpTo(earliest.getKey());
        earliest.getValue().remove(earliest.getValue().size() - 1);
        if (earliest.getValue().isEmpty()) {
            byTime.remove(earliest.getKey());
        }
        size--;
    }

    /** Trades before this time will not be asked for again. */
    void dropBefore(long nanos) {
        Iterator<List<ToldTrade>> early = byTime.headMap(nanos, false).values().iterator();
        while (early.hasNext()) {
            size -= early.next().size();
            early.remove();
        }
    }

    /** Those that a gap may have lost. */
    List<ToldTrade> of(TradeGap gap) {
        List<ToldTrade> found = new ArrayList<>();
        byTime.subMap(gap.windowNanos(), true, gap.windowEndNanos(), false)
                .values()
                .forEach(found::addAll);
        return found;
    }
}
