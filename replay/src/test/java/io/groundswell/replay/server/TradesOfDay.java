package io.groundswell.replay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.replay.publish.RecordedEvents;
import io.groundswell.replay.tape.TapeLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The trades of a recorded day, and what a collector told of them, live and later. */
final class TradesOfDay {
    private final Map<String, Trade> recorded = new TreeMap<>();
    private final Map<String, Trade> told = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final List<String> gaps = new ArrayList<>();
    private final List<String> healed = new ArrayList<>();
    private long backfilled;
    private long gapsWithTrades;

    private TradesOfDay() {}

    /** What a wire tells of a recording, beside the events that came of it. */
    static TradesOfDay of(Path tapes, List<MarketEvent> events) throws IOException {
        TradesOfDay day = new TradesOfDay();
        WireProjection projection = new WireProjection();
        try (RecordedEvents all = new RecordedEvents(TapeLibrary.open(List.of(tapes)), Set.of())) {
            for (MarketEvent it = all.cursor().next(); it != null; it = all.cursor().next()) {
                projection.project(it, day::record);
            }
        }
        events.forEach(day::tell);
        return day;
    }

    private void record(MarketEvent event) {
        if (event instanceof Trade trade && !trade.header().has(EventFlags.SUMMARY)) {
            recorded.put(identity(trade), trade);
        }
    }

    /** Of the one symbol and date that is recorded. */
    private static String identity(Trade trade) {
        return trade.marketCentre() + "/" + trade.tickId();
    }

    private void tell(MarketEvent event) {
        EventHeader header = event.header();
        String stream = header.sourceEpoch() + header.symbol() + header.topic();
        if (sequences.merge(stream, 1L, Long::sum) != header.sequence()) {
            wrong.add("sequence of " + event);
        }
        if (event instanceof Trade trade) {
            if (told.put(identity(trade), trade) != null) {
                wrong.add("told twice: " + trade);
            }
            backfilled += header.has(EventFlags.BACKFILLED) ? 1 : 0;
        } else if (event instanceof FeedStatus status && status.topic() == Topic.TICKS) {
            String gap = status.firstLostNanos() + "-" + status.lastLostNanos();
            if (status.state() == FeedState.GAP) {
                gaps.add(gap);
            } else if (status.state() == FeedState.BACKFILLED) {
                healed.add(gap);
                gapsWithTrades += status.reason().startsWith("0 ") ? 0 : 1;
            }
        }
    }

    /**
     * Whether each gap was filled, there are so many of them, and no trade is missing: the last gap
     * is marked only when the connection has come back.
     */
    boolean isHealed(int atLeastGaps) {
        return gaps.size() >= atLeastGaps
                && healed.size() >= gaps.size()
                && told.size() >= recorded.size();
    }

    /** Of the recording, every trade is told once, as it was, and every gap is healed. */
    void checkWhole() {
        assertThat(wrong).isEmpty();
        assertThat(healed).containsExactlyInAnyOrderElementsOf(gaps);
        assertThat(told.keySet()).isEqualTo(recorded.keySet());
        told.forEach(
                (identity, trade) ->
                        assertThat(plain(trade))
                                .as(identity)
                                .isEqualTo(plain(recorded.get(identity))));
    }

    /** The trade without what an epoch gives it. */
    private static Trade plain(Trade trade) {
        return (Trade) WireProjection.content(trade);
    }

    int trades() {
        return recorded.size();
    }

    long backfilled() {
        return backfilled;
    }

    long gapsWithTrades() {
        return gapsWithTrades;
    }

    @Override
    public String toString() {
        return told.size()
                + " of "
                + recorded.size()
                + " trades told, "
                + backfilled
                + " later; gaps "
                + gaps.size()
                + ", healed "
                + healed.size()
                + ", of them with trades "
                + gapsWithTrades
                + ", wrong "
                + wrong;
    }
}
