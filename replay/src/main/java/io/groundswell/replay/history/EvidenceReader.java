package io.groundswell.replay.history;

import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeCorrection;
import io.groundswell.replay.imports.BarSpan;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads off a tape what it tells of how whole it is, in one pass. Memory is bounded: by holes, not
 * by trades.
 */
final class EvidenceReader {
    /** Lengths of bars that are told apart on one tape. */
    private static final int MAX_KINDS = 16;

    private final TradeEvidence trades = new TradeEvidence();
    private final Map<HistoryKind, BarEvidence> bars = new LinkedHashMap<>();

    private EvidenceReader() {}

    /**
     * What a tape tells of a symbol, for each kind of history that it holds: trades first, then
     * bars in the order in which they appear. Empty where it holds neither.
     *
     * @throws IOException where the tape cannot be read or is damaged
     */
    static Map<HistoryKind, DayEvidence> all(TapeReader tape, String symbol) throws IOException {
        EvidenceReader reader = new EvidenceReader();
        if (tape.symbols().contains(symbol)) {
            try (EventCursor events = tape.cursor(symbol)) {
                for (MarketEvent event = events.next(); event != null; event = events.next()) {
                    reader.take(event);
                }
            }
        }
        Map<HistoryKind, DayEvidence> found = new LinkedHashMap<>();
        if (!reader.trades.isEmpty()) {
            found.put(HistoryKind.TICKS, reader.trades.evidence());
        }
        reader.bars.forEach((kind, it) -> found.put(kind, it.evidence()));
        return found;
    }

    /** What a tape tells of a symbol and kind; {@link DayEvidence#NOTHING} where it has none. */
    static DayEvidence of(TapeReader tape, String symbol, HistoryKind kind) throws IOException {
        return all(tape, symbol).getOrDefault(kind, DayEvidence.NOTHING);
    }

    private void take(MarketEvent event) {
        // A picture of the last trade, as after a watch, is no trade.
        if (event.header().has(EventFlags.SUMMARY)) {
            return;
        }
        if (event instanceof Trade trade) {
            trades.take(trade);
        } else if (event instanceof TradeCorrection) {
            trades.correct();
        } else if (event instanceof HistoryBar bar) {
            HistoryKind kind = kind(bar);
            if (bars.containsKey(kind) || bars.size() < MAX_KINDS) {
                bars.computeIfAbsent(kind, BarEvidence::new).take(bar);
            }
        }
    }

    /** The kind that a bar is of. */
    static HistoryKind kind(HistoryBar bar) {
        return new HistoryKind(Optional.of(new BarSpan(bar.unit(), bar.length())));
    }
}
