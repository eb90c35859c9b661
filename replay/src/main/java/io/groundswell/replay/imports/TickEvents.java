package io.groundswell.replay.imports;

import io.groundswell.connectors.iqfeed.events.HistoryTrades;
import io.groundswell.connectors.iqfeed.events.Unfit;
import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.TickRow;
import io.groundswell.connectors.iqfeed.wire.WireDecimal;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Topic;

/**
 * The trades of IQFeed's history, and the quotes that they were made at.
 *
 * <p>A row tells the best bid and offer at its moment. Where they are not those of the row before,
 * a quote stands before the trade: inferred, because the change was earlier, with the sides that
 * changed, without sizes and market centres. The number of the row is the match order, so that the
 * quote comes before its trade in the total order. A price of 0 is no bid, or no offer.
 */
final class TickEvents implements RowEvents {
    static final String SETTLED = "trades with the basis S (settlement), kept with the basis OTHER";
    static final String INFERRED = "quotes told from the trades, without sizes";

    private static final int STEPS_PER_ROW = 2;

    private final ImportRun run;
    private final int priceExponent;
    private final EasternTime eastern = new EasternTime();
    private long rows;
    private long bid = EventHeader.ABSENT;
    private long ask = EventHeader.ABSENT;

    TickEvents(ImportRun run, int priceExponent) {
        this.run = run;
        this.priceExponent = priceExponent;
    }

    @Override
    public Topic[] topics() {
        return new Topic[] {Topic.TICKS, Topic.L1S};
    }

    @Override
    public boolean isSound(WireMessage message, ByteLines at) {
        TickRow row = (TickRow) message;
        Unfit unfit = HistoryTrades.unfit(row, priceExponent);
        if (!unfit.isNothing()) {
            run.defect(unfit.reason(), at, EventHeader.ABSENT, unfit.detail());
        }
        return unfit.isNothing();
    }

    @Override
    public void take(WireMessage message) {
        TickRow row = (TickRow) message;
        long timeNanos = eastern.toNanos(row.localMicros());
        run.begin(timeNanos, EventHeader.ABSENT, topics());
        rows++;
        quote(row, timeNanos);
        run.note(SETTLED, row.basis() == 'S' ? 1 : 0);
        EventHeader header =
                run.header(Topic.TICKS, timeNanos, EventHeader.ABSENT, rows * STEPS_PER_ROW, 0);
        run.emit(HistoryTrades.trade(row, header));
    }

    private void quote(TickRow row, long timeNanos) {
        long newBid = side(row.bid());
        long newAsk = side(row.ask());
        int sides = (newBid == bid ? 0 : Quote.BID_NAMED) | (newAsk == ask ? 0 : Quote.ASK_NAMED);
        if (sides == 0) {
            return;
        }
        bid = newBid;
        ask = newAsk;
        run.note(INFERRED, 1);
        EventHeader header =
                run.header(
                        Topic.L1S,
                        timeNanos,
                        EventHeader.ABSENT,
                        rows * STEPS_PER_ROW - 1,
                        EventFlags.INFERRED);
        run.emit(new Quote(header, bid, 0, "", ask, 0, "", sides, CodeTable.IQFEED));
    }

    private long side(WireDecimal price) {
        long units = price.inUnits(priceExponent);
        return units == 0 ? EventHeader.ABSENT : units;
    }
}
