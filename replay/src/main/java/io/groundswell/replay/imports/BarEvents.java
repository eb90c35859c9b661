package io.groundswell.replay.imports;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.IntervalRow;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.PeriodRow;
import io.groundswell.connectors.iqfeed.wire.WireDecimal;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import io.groundswell.model.event.BarUnit;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.Topic;
import io.groundswell.model.quality.DefectReason;

/**
 * The bars of IQFeed's history. A bar is an event when it is complete: a bar of seconds at its end,
 * one of trades or volume at its time, one of days at the midnight that follows its date.
 */
final class BarEvents implements RowEvents {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final ImportRun run;
    private final HistoryRows rows;
    private final int priceExponent;
    private final EasternTime eastern = new EasternTime();

    private record Prices(long open, long high, long low, long close) {
        boolean has(long price) {
            return open == price || high == price || low == price || close == price;
        }
    }

    BarEvents(ImportRun run, HistoryRows rows, int priceExponent) {
        this.run = run;
        this.rows = rows;
        this.priceExponent = priceExponent;
    }

    @Override
    public Topic[] topics() {
        return new Topic[] {Topic.TICKS};
    }

    @Override
    public boolean isSound(WireMessage row, ByteLines at) {
        Prices prices = prices(row);
        long volume = row instanceof IntervalRow it ? it.volume() : ((PeriodRow) row).volume();
        if (prices.has(EventHeader.ABSENT) || volume < 0) {
            run.defect(
                    DefectReason.MALFORMED,
                    at,
                    EventHeader.ABSENT,
                    "a bar without price or volume");
            return false;
        }
        if (prices.has(WireDecimal.TOO_FINE)) {
            String detail = "a price with more than " + priceExponent + " digits";
            run.defect(DefectReason.PRECISION, at, EventHeader.ABSENT, detail);
            return false;
        }
        return true;
    }

    private Prices prices(WireMessage row) {
        return row instanceof IntervalRow it
                ? prices(it.open(), it.high(), it.low(), it.close())
                : prices(
                        ((PeriodRow) row).open(),
                        ((PeriodRow) row).high(),
                        ((PeriodRow) row).low(),
                        ((PeriodRow) row).close());
    }

    private Prices prices(WireDecimal open, WireDecimal high, WireDecimal low, WireDecimal close) {
        return new Prices(
                open.inUnits(priceExponent),
                high.inUnits(priceExponent),
                low.inUnits(priceExponent),
                close.inUnits(priceExponent));
    }

    @Override
    public void take(WireMessage row) {
        long beginMicros = rows.localMicros(row);
        long beginNanos = eastern.toNanos(beginMicros);
        long endNanos = beginNanos;
        if (rows.span().isPeriod()) {
            endNanos = eastern.toNanos(beginMicros + EasternTime.DAY_MICROS);
        } else if (rows.span().unit() == BarUnit.SECOND) {
            endNanos += rows.span().length() * NANOS_PER_SECOND;
        }
        run.begin(endNanos, EventHeader.ABSENT, topics());
        EventHeader header = run.header(Topic.TICKS, endNanos, EventHeader.ABSENT, 0, 0);
        Prices prices = prices(row);
        long absent = EventHeader.ABSENT;
        IntervalRow interval = row instanceof IntervalRow it ? it : null;
        PeriodRow period = row instanceof PeriodRow it ? it : null;
        run.emit(
                new HistoryBar(
                        header,
                        rows.span().unit(),
                        rows.span().length(),
                        beginNanos,
                        prices.open(),
                        prices.high(),
                        prices.low(),
                        prices.close(),
                        interval == null ? period.volume() : interval.volume(),
                        interval == null ? absent : interval.totalVolume(),
                        interval == null ? absent : interval.trades(),
                        period == null ? absent : period.openInterest()));
    }
}
