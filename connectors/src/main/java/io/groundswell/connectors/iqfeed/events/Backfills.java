package io.groundswell.connectors.iqfeed.events;

import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import java.util.function.Function;

/**
 * The answers of history as they stand in a capture: one gap at a time, in one part or several. One
 * that breaks off is forgotten, as if nobody had asked; so is one to no open gap. One thread at a
 * time.
 */
final class Backfills {
    private final Function<String, FeedSymbol> symbols;
    private final FeedDefects defects;
    private final FeedCounts counts;
    private Backfill current;

    /**
     * None under way.
     *
     * @param symbols gives the symbol of that name, or null
     */
    Backfills(Function<String, FeedSymbol> symbols, FeedDefects defects, FeedCounts counts) {
        this.symbols = symbols;
        this.defects = defects;
        this.counts = counts;
    }

    void begin(TradeGap gap, ProtocolVersion version) {
        if (current == null || !current.gap().equals(gap)) {
            FeedSymbol symbol = symbols.apply(gap.symbol());
            boolean isTold = symbol != null && symbol.isDefined();
            OpenGap open = isTold ? symbol.ledger().open(gap) : null;
            current = open == null ? null : new Backfill(open, symbol, defects, counts);
        }
        if (current != null) {
            current.begin(version);
        }
    }

    void line(byte[] bytes, int from, int to) {
        if (current == null) {
            counts.note("lines of LOOKUP that answer no gap");
        } else {
            current.line(bytes, from, to);
        }
    }

    void end(BackfillEnd end, long receiveTimeNanos) {
        if (current != null) {
            current.end(end, receiveTimeNanos);
            if (end.kind() != BackfillEnd.Kind.PART) {
                current = null;
            }
        }
    }
}
