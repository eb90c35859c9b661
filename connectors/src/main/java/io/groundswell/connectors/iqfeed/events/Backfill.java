package io.groundswell.connectors.iqfeed.events;

import io.groundswell.connectors.iqfeed.events.OpenGap.Known;
import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.TickRow;
import io.groundswell.connectors.iqfeed.wire.LookupParser;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.RowKind;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
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
    /** More rows than any answer has; of more, and of what comes with them, nothing is told. */
    static final int MAX_ROWS = 250_000;

    private final OpenGap gap;
    private final FeedSymbol symbol;
    private final FeedDefects defects;
    private final FeedCounts counts;
    private final EasternTime eastern = new EasternTime();
    private LookupParser parser;
    private boolean isExact;
    private final List<TickRow> rows = new ArrayList<>();
    private boolean isUnreadable;
    private boolean isTooLong;

    /** An answer to a gap; the symbol is defined. */
    Backfill(OpenGap gap, FeedSymbol symbol, FeedDefects defects, FeedCounts counts) {
        this.gap = gap;
        this.symbol = symbol;
        this.defects = defects;
        this.counts = counts;
    }

    TradeGap gap() {
        return gap.gap();
    }

    /** Rows follow, as this version has them; what was not ended before is forgotten. */
    void begin(ProtocolVersion version) {
        parser = new LookupParser(version, RowKind.TICK, false);
        // Before, rows tell whole milliseconds or seconds, by which no trade is known again.
        isExact = version.isAtLeast(ProtocolVersion.V5_2);
        rows.clear();
        isUnreadable = false;
        isTooLong = false;
    }

    /** Takes a row of the answer. */
    void line(byte[] bytes, int from, int to) {
        WireMessage message = parser.parse(bytes, from, to);
        if (!(message instanceof TickRow row)) {
            isUnreadable = true;
            defects.malformed(symbol.name(), "no row of tick history", message);
        } else if (isTooLong || rows.size() == MAX_ROWS) {
            tooLong();
        } else {
            rows.add(row);
        }
    }

    private void tooLong() {
        if (!isTooLong) {
            counts.note("answers of history forgotten, for they were too long");
        }
        isTooLong = true;
        isUnreadable = true;
        rows.clear();
    }

    /** The answer, or a part of it, has come. */
    void end(BackfillEnd end, long receiveTimeNanos) {
        if (isUnreadable) {
            gap.notWhole();
        }
        rows.sort(Comparator.comparingLong(TickRow::localMicros));
        for (TickRow row : rows) {
            tell(row, receiveTimeNanos);
        }
        if (!rows.isEmpty()) {
            // What comes after this part is later; one that is asked for again is told already.
            gap.doneUpTo(eastern.toNanos(rows.get(rows.size() - 1).localMicros()));
        }
        rows.clear();
        switch (end.kind()) {
            case PART -> {}
            case WHOLE -> {
                whole(receiveTimeNanos);
                symbol.ledger().ended(gap());
            }
            case GIVEN_UP -> {
                counts.note("gaps of trades given up");
                symbol.ledger().ended(gap());
            }
        }
    }

    private void whole(long receiveTimeNanos) {
        if (gap.isInPart()) {
            counts.note("gaps of trades filled in part: no telling what was told");
            return;
        }
        counts.note("gaps of trades filled");
        symbol.feed()
                .healed(
                        Topic.TICKS,
                        gap().firstNanos(),
                        gap().lastNanos(),
                        receiveTimeNanos,
                        gap.backfilled()
                                + (gap.backfilled() == 1 ? " trade" : " trades")
                                + " back-filled");
    }

    private void tell(TickRow row, long receiveTimeNanos) {
        long feedNanos = eastern.toNanos(row.localMicros());
        if (!gap().mayHaveLost(feedNanos)) {
            return;
        }
        SymbolFeed feed = symbol.feed();
        int exponent = feed.instrument().priceExponent();
        ToldTrade trade = HistoryTrades.told(row, feedNanos, exponent);
        Known known = isExact ? symbol.ledger().look(gap, trade) : Known.IN_DOUBT;
        if (known == Known.TOLD) {
            return;
        }
        Unfit unfit = HistoryTrades.unfit(row, exponent);
        boolean isTold =
                known == Known.LOST && unfit.isNothing() && symbol.ledger().tellsLater(trade, gap);
        if (!isTold) {
            gap.notWhole();
            counts.note("trades of history that cannot be told");
            defects.refuse(symbol.name(), known == Known.LOST ? unfit : Unfit.NOTHING, row);
            return;
        }
        gap.filled();
        counts.note("trades back-filled");
        int flags = EventFlags.BACKFILLED;
        EventHeader header = feed.headerAside(Topic.TICKS, feedNanos, receiveTimeNanos, flags);
        feed.emit(HistoryTrades.trade(row, header));
    }
}
