package io.groundswell.replay.imports;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.IntervalRow;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.PeriodRow;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.TickRow;
import io.groundswell.connectors.iqfeed.wire.LookupParser;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.RowKind;
import io.groundswell.connectors.iqfeed.wire.WireDecimal;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import io.groundswell.model.event.BarUnit;
import io.groundswell.model.event.EventHeader;
import java.util.stream.Stream;

/**
 * How to read the rows of one reply, as they and a person or the request tell it.
 *
 * @param layout what the rows are
 * @param span how long its bars are; null for trades
 * @param label which end of a bar of seconds its time is; null for others
 */
record HistoryRows(ReplyLayout layout, BarSpan span, BarLabel label) {
    private static final long MICROS = 1_000_000L;

    /** Times from 1970 on and up to this year fit nanoseconds. */
    private static final long MAX_LOCAL_MICROS = 200L * 366 * EasternTime.DAY_MICROS;

    /**
     * Brings together what the rows tell and what was said.
     *
     * @throws IllegalArgumentException where both leave something open or contradict each other
     */
    static HistoryRows of(ReplyLayout layout, BarSpan span, BarLabel label) {
        if (layout.kind() == RowKind.TICK) {
            return new HistoryRows(layout, null, null);
        }
        if (span == null) {
            throw new IllegalArgumentException(
                    "its rows are bars and do not tell their length: say --interval");
        }
        if (span.isPeriod() != (layout.kind() == RowKind.PERIOD)) {
            throw new IllegalArgumentException(
                    layout.kind() == RowKind.PERIOD
                            ? "its rows are of days, weeks or months: say so with --interval"
                            : "its rows are of intervals, not of days, weeks or months");
        }
        if (span.unit() != BarUnit.SECOND) {
            return new HistoryRows(layout, span, null);
        }
        boolean old = layout.version() == ProtocolVersion.V4_9;
        if (label == null && !old) {
            throw new IllegalArgumentException(
                    "the time of its bars is their begin or their end: say --label");
        }
        if (label == BarLabel.BEGIN && old) {
            throw new IllegalArgumentException("the time of bars at 4.9 is their end");
        }
        return new HistoryRows(layout, span, old ? BarLabel.END : label);
    }

    /** A parser of such rows. */
    LookupParser parser() {
        return new LookupParser(layout.version(), layout.kind(), layout.withRequestId());
    }

    /**
     * The wall clock time of a row: of a trade; of a bar its begin where it is of seconds, else as
     * it says; midnight where it is of days.
     *
     * @return ABSENT of what is no row, or has no time that can be
     */
    long localMicros(WireMessage message) {
        long micros = EventHeader.ABSENT;
        if (message instanceof TickRow row) {
            micros = row.localMicros();
        } else if (message instanceof IntervalRow row) {
            micros = row.localMicros() - (label == BarLabel.END ? span.length() * MICROS : 0);
        } else if (message instanceof PeriodRow row) {
            micros = row.localMicros() - Math.floorMod(row.localMicros(), EasternTime.DAY_MICROS);
        }
        return micros < 0 || micros > MAX_LOCAL_MICROS ? EventHeader.ABSENT : micros;
    }

    /** Volume that only grows within a day, to tell the order of rows of one time by; or ABSENT. */
    static long totalVolume(WireMessage message) {
        return message instanceof TickRow row
                ? row.totalVolume()
                : message instanceof IntervalRow row ? row.totalVolume() : EventHeader.ABSENT;
    }

    /** Most digits after the point that a price of the row has. */
    static int digits(WireMessage message) {
        Stream<WireDecimal> prices = Stream.of();
        if (message instanceof TickRow row) {
            prices = Stream.of(row.last(), row.bid(), row.ask());
        } else if (message instanceof IntervalRow row) {
            prices = Stream.of(row.high(), row.low(), row.open(), row.close());
        } else if (message instanceof PeriodRow row) {
            prices = Stream.of(row.high(), row.low(), row.open(), row.close());
        }
        return prices.mapToInt(WireDecimal::scale).max().orElse(0);
    }
}
