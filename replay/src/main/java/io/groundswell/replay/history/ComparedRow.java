package io.groundswell.replay.history;

import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Trade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A trade or bar of one of two tapes.
 *
 * @param key what the same row of the other tape has too
 * @param nanos when it was
 * @param name how people find it
 * @param values what it tells
 */
record ComparedRow(Object key, long nanos, String name, List<Value> values) {
    private static final long NANOS_PER_MICRO = 1_000;

    /**
     * Something that a row tells.
     *
     * @param name such as price
     * @param text as it is written, the same for the same value
     */
    record Value(String name, String text) {}

    /** By its number where it has one. */
    private record TradeKey(long micros, String centre, long tickId, List<Value> content) {}

    private record BarKey(HistoryKind kind, long beginNanos) {}

    /** The row that an event is, or null where it is none. */
    static ComparedRow of(MarketEvent event, DayWords words) {
        return event instanceof Trade trade
                ? of(trade, words)
                : event instanceof HistoryBar bar ? of(bar, words) : null;
    }

    private static ComparedRow of(Trade trade, DayWords words) {
        EventHeader header = trade.header();
        long nanos = TradeEvidence.feedNanos(header);
        List<Value> values = new ArrayList<>();
        values.add(decimal("price", trade.price(), header.priceExponent()));
        values.add(decimal("size", trade.size(), header.sizeExponent()));
        values.add(new Value("conditions", trade.conditions()));
        values.add(new Value("basis", trade.basis().name().toLowerCase(Locale.ROOT)));
        boolean numbered = trade.tickId() > 0;
        String number = numbered ? " tick id " + trade.tickId() : "";
        return new ComparedRow(
                new TradeKey(
                        Math.floorDiv(nanos, NANOS_PER_MICRO),
                        trade.marketCentre(),
                        numbered ? trade.tickId() : 0,
                        numbered ? List.of() : values),
                nanos,
                words.micros(nanos) + " trade at " + DayWords.centre(trade.marketCentre()) + number,
                values);
    }

    private static ComparedRow of(HistoryBar bar, DayWords words) {
        int exponent = bar.header().priceExponent();
        int sizeExponent = bar.header().sizeExponent();
        List<Value> values = new ArrayList<>();
        values.add(decimal("open", bar.open(), exponent));
        values.add(decimal("high", bar.high(), exponent));
        values.add(decimal("low", bar.low(), exponent));
        values.add(decimal("close", bar.close(), exponent));
        values.add(decimal("volume", bar.volume(), sizeExponent));
        values.add(decimal("total volume", bar.totalVolume(), sizeExponent));
        HistoryKind kind = EvidenceReader.kind(bar);
        String name =
                kind.isDated() ? words.date(bar.beginNanos()) : words.micros(bar.beginNanos());
        return new ComparedRow(
                new BarKey(kind, bar.beginNanos()),
                bar.beginNanos(),
                name + " " + kind + " bar",
                values);
    }

    private static Value decimal(String name, long units, int exponent) {
        return new Value(
                name,
                units == EventHeader.ABSENT
                        ? "none"
                        : BigDecimal.valueOf(units, exponent).stripTrailingZeros().toPlainString());
    }

    /** What it tells, in a line. */
    String text() {
        StringBuilder text = new StringBuilder(name).append(':');
        values.forEach(it -> text.append(' ').append(it.name()).append(' ').append(it.text()));
        return text.toString();
    }

    /** Where another row of the same key tells something else. */
    String differences(ComparedRow other) {
        StringBuilder text = new StringBuilder(name).append(':');
        for (int i = 0; i < values.size(); i++) {
            Value mine = values.get(i);
            Value theirs = other.values.get(i);
            if (!mine.equals(theirs)) {
                text.append(' ')
                        .append(mine.name())
                        .append(' ')
                        .append(mine.text())
                        .append(" / ")
                        .append(theirs.text());
            }
        }
        return text.toString();
    }
}
