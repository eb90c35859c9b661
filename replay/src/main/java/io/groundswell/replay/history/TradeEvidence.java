package io.groundswell.replay.history;

import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Trade;
import io.groundswell.model.quality.TickIdRanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers evidence of trades, one after the other. One thread at a time. */
final class TradeEvidence {
    private static final int MAX_RANGES = 1_000;

    /** Market centres whose ids are followed; there are not two hundred in the world of IQFeed. */
    private static final int MAX_CENTRES = 256;

    private final VolumeLine line = new VolumeLine();
    private final Map<String, TickIdRanges> ids = new TreeMap<>();
    private final Map<String, Long> twice = new TreeMap<>();
    private long trades;
    private long volume;
    private long totalVolume = EventHeader.ABSENT;
    private long corrections;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = EventHeader.ABSENT;
    private int sizeExponent;

    void take(Trade trade) {
        long nanos = feedNanos(trade.header());
        trades++;
        volume += trade.size();
        sizeExponent = trade.header().sizeExponent();
        firstNanos = Math.min(firstNanos, nanos);
        lastNanos = Math.max(lastNanos, nanos);
        if (trade.totalVolume() != EventHeader.ABSENT) {
            line.add(trade.totalVolume(), trade.size(), nanos);
            totalVolume = Math.max(totalVolume, trade.totalVolume());
        }
        // Others number otherwise. The wire says 0 for a trade without an id.
        if (trade.codes() == CodeTable.IQFEED && trade.tickId() > 0) {
            count(trade.marketCentre(), trade.tickId());
        }
    }

    void correct() {
        corrections++;
    }

    private void count(String centre, long id) {
        TickIdRanges seen = ids.get(centre);
        if (seen == null) {
            if (ids.size() == MAX_CENTRES) {
                return;
            }
            seen = new TickIdRanges(MAX_RANGES);
            ids.put(centre, seen);
        }
        if (!seen.add(id)) {
            twice.merge(centre, 1L, Long::sum);
        }
    }

    static long feedNanos(EventHeader header) {
        return header.feedTimeNanos() == EventHeader.ABSENT
                ? header.eventTimeNanos()
                : header.feedTimeNanos();
    }

    boolean isEmpty() {
        return trades == 0;
    }

    DayEvidence evidence() {
        if (trades == 0) {
            return DayEvidence.NOTHING;
        }
        List<CentreIds> centres = new ArrayList<>();
        ids.forEach(
                (centre, seen) ->
                        centres.add(CentreIds.of(centre, seen, twice.getOrDefault(centre, 0L))));
        return new DayEvidence(
                trades,
                volume,
                totalVolume,
                line.missing(),
                line.places(),
                line.holes(DayEvidence.MAX_HOLES),
                line.contradictions(),
                centres,
                corrections,
                firstNanos,
                lastNanos,
                sizeExponent,
                List.of());
    }
}
