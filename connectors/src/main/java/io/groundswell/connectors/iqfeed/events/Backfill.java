package io.groundswell.connectors.iqfeed.events;

import io.groundswell.connectors.iqfeed.events.SeenTrades.Told;
import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.TickRow;
import io.groundswell.connectors.iqfeed.wire.LookupParser;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.RowKind;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.event.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What history answers to one gap of trades. Nothing is told before an answer, or a part of it, has
 * ended; then each trade that was not told before is, flagged, in the order of the trades. If that
 * is all that was lost, the gap is said to be healed. One thread at a time.
 */
final class Backfill {
    private final TradeGap gap;
    private final FeedSymbol symbol;
    private final FeedDefects defects;
    private final FeedCounts counts;
    private final EasternTime eastern = new EasternTime();
    private LookupParser parser;
    private final List<TickRow> rows = new ArrayList<>();
    private long told;
    private long untellable;

    /** An answer to a gap; the symbol is defined. */
    Backfill(TradeGap gap, FeedSymbol symbol, FeedDefects defects, FeedCounts counts) {
        this.gap = gap;
        this.symbol = symbol;
        this.defects = defects;
        this.counts = counts;
    }

    TradeGap gap() {
        return gap;
    }

    /** Rows follow, as this version has them; what was not ended before is forgotten. */
    void begin(ProtocolVersion version) {
        parser = new LookupParser(version, RowKind.TICK, false);
        rows.clear();
    }

    /** Takes a row of the answer. */
    void line(byte[] bytes, int from, int to) {
        WireMessage message = parser.parse(bytes, from, to);
        if (message instanceof TickRow row) {
            rows.add(row);
        } else {
            untellable++;
            defects.malformed(symbol.name(), "no row of tick history", message);
        }
    }

    /** The answer, or a part of it, has come. */
    void end(BackfillEnd end, long receiveTimeNanos) {
        rows.sort(Comparator.comparingLong(TickRow::localMicros));
        for (TickRow row : rows) {
            tell(row, receiveTimeNanos);
        }
        rows.clear();
        switch (end.kind()) {
            case PART -> {}
            case WHOLE -> {
                whole(receiveTimeNanos);
                symbol.ledger().ended(gap);
            }
            case GIVEN_UP -> {
                counts.note("gaps of trades given up");
                symbol.ledger().ended(gap);
            }
        }
    }

    private void whole(long receiveTimeNanos) {
        if (untellable > 0) {
            counts.note("gaps of trades filled in part: no telling what was told");
            return;
        }
        counts.note("gaps of trades filled");
        symbol.feed()
                .healed(
                        Topic.TICKS,
                        gap.firstNanos(),
                        gap.lastNanos(),
                        receiveTimeNanos,
                        told + (told == 1 ? " trade" : " trades") + " back-filled");
    }

    private void tell(TickRow row, long receiveTimeNanos) {
        long feedNanos = eastern.toNanos(row.localMicros());
        if (!gap.mayHaveLost(feedNanos)) {
            return;
        }
        SymbolFeed feed = symbol.feed();
        SecurityType type = feed.instrument().type();
        String centre = HistoryTrades.centre(row);
        Told known = symbol.ledger().isTold(row.localMicros(), type, centre, row.tickId());
        if (known == Told.YES) {
            return;
        }
        Unfit unfit = HistoryTrades.unfit(row, feed.instrument().priceExponent());
        if (known == Told.UNKNOWN || !unfit.isNothing()) {
            untellable++;
            counts.note("trades of history that cannot be told");
            defects.refuse(symbol.name(), known == Told.NO ? unfit : Unfit.NOTHING, row);
            return;
        }
        symbol.ledger().toldLater(row.localMicros(), type, centre, row.tickId());
        told++;
        counts.note("trades back-filled");
        int flags = EventFlags.BACKFILLED;
        EventHeader header = feed.headerAside(Topic.TICKS, feedNanos, receiveTimeNanos, flags);
        feed.emit(HistoryTrades.trade(row, header));
    }
}
