package io.groundswell.replay.imports;

import io.groundswell.connectors.iqfeed.wire.BarLine;
import io.groundswell.connectors.iqfeed.wire.BarParser;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.SystemLine;
import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.iqfeed.wire.WireDecimal;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import io.groundswell.model.event.BarUnit;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.event.Topic;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.DefectReason;
import io.groundswell.model.session.TradingCalendars;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Imports one trading day of what the derivative port told of a watch: bars of the past, the one
 * that forms again and again, and bars that are whole. A whole bar is an event at its end; one of
 * trades or volume, whole or not, at its time. When a bar of seconds that forms was told is not
 * recorded: it is taken to be one update interval after the line before, and marked as inferred.
 */
final class BarsDialogue implements DayImporter {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long MICROS_PER_SECOND = 1_000_000L;

    private final ReplyText text;
    private final BarWatch watch;
    private final Instrument instrument;
    private final LocalDate date;

    private BarsDialogue(ReplyText text, BarWatch watch, Instrument instrument, LocalDate date) {
        this.text = text;
        this.watch = watch;
        this.instrument = instrument;
        this.date = date;
    }

    /** Whether bars were watched in it. */
    static boolean isOne(Dialogue dialogue) {
        return dialogue.written().stream().anyMatch(it -> BarWatch.of(it) != null);
    }

    /**
     * The days of each watch, oldest first.
     *
     * @param only the symbol that is wanted, or empty for all
     * @throws IOException where a symbol was watched twice, or no bar of it was told
     */
    static List<DayImporter> importers(Dialogue dialogue, String only) throws IOException {
        ReplyText text =
                ReplyText.of(dialogue.source(), String.join("\n", dialogue.read()).concat("\n"));
        Set<String> symbols = new HashSet<>();
        List<DayImporter> days = new ArrayList<>();
        for (String line : dialogue.written()) {
            BarWatch watch = BarWatch.of(line);
            if (watch != null && (only.isEmpty() || only.equals(watch.symbol()))) {
                if (!symbols.add(watch.symbol())) {
                    throw new IOException(
                            dialogue.source() + ": " + watch.symbol() + " was watched twice");
                }
                days.addAll(daysOf(text, watch));
            }
        }
        if (days.isEmpty()) {
            throw new IOException(dialogue.source() + ": no bar of what was watched");
        }
        return days;
    }

    private static List<DayImporter> daysOf(ReplyText text, BarWatch watch) throws IOException {
        TreeSet<LocalDate> dates = new TreeSet<>();
        int digits = HistoryScan.MIN_EXPONENT;
        BarParser parser = new BarParser();
        try (ByteLines lines = text.from(0, 0)) {
            while (lines.next()) {
                WireMessage message = parser.parse(lines.bytes(), lines.start(), lines.end());
                if (message instanceof BarLine bar && isOf(watch, bar)) {
                    dates.add(date(begin(watch, bar)));
                    digits = Math.max(digits, digits(bar));
                }
            }
        }
        Instrument instrument =
                new Instrument(
                        watch.symbol(),
                        "IQFeed bars",
                        SecurityType.EQUITY,
                        TradingCalendars.US_EQUITIES,
                        "USD",
                        0,
                        Math.min(digits, HistoryScan.MAX_EXPONENT),
                        0,
                        DepthMode.TOP_OF_BOOK,
                        CodeTable.IQFEED);
        List<DayImporter> days = new ArrayList<>();
        dates.forEach(it -> days.add(new BarsDialogue(text, watch, instrument, it)));
        return days;
    }

    private static boolean isOf(BarWatch watch, BarLine bar) {
        return bar.requestId().equals(watch.requestId()) && bar.symbol().equals(watch.symbol());
    }

    private static int digits(BarLine bar) {
        return Stream.of(bar.open(), bar.high(), bar.low(), bar.last())
                .mapToInt(WireDecimal::scale)
                .max()
                .orElse(0);
    }

    /** Where a bar of seconds begins; the time of any other. */
    private static long begin(BarWatch watch, BarLine bar) {
        long length = watch.span().unit() == BarUnit.SECOND ? watch.span().length() : 0;
        return bar.localMicros() - length * MICROS_PER_SECOND;
    }

    private static LocalDate date(long localMicros) {
        return LocalDate.ofEpochDay(Math.floorDiv(localMicros, EasternTime.DAY_MICROS));
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public LocalDate tradingDate() {
        return date;
    }

    @Override
    public ImportSummary importTo(
            Consumer<? super MarketEvent> events, Consumer<? super Defect> defects)
            throws IOException {
        long epoch = TradingDay.midnightNanos(date, EasternTime.ZONE);
        Pass pass = new Pass(new ImportRun(instrument, epoch, events, defects));
        BarParser parser = new BarParser();
        try (ByteLines lines = text.from(0, 0)) {
            while (lines.next()) {
                WireMessage message = parser.parse(lines.bytes(), lines.start(), lines.end());
                if (message instanceof BarLine bar) {
                    if (isOf(watch, bar) && date(begin(watch, bar)).equals(date)) {
                        pass.take(bar, lines);
                    }
                } else if (!(message instanceof SystemLine)) {
                    pass.run.defect(DefectReason.MALFORMED, lines, EventHeader.ABSENT, "not a bar");
                }
            }
            pass.end();
            pass.run.read(lines);
        }
        return pass.run.finish();
    }

    /** One reading of the lines. A bar waits for the next: only that tells whether it is whole. */
    private final class Pass {
        private final ImportRun run;
        private final EasternTime eastern = new EasternTime();
        private BarLine waiting;
        private long formingMicros = EventHeader.ABSENT;
        private long updates;

        Pass(ImportRun run) {
            this.run = run;
        }

        void take(BarLine bar, ByteLines at) {
            String fault = fault(bar);
            if (!fault.isEmpty()) {
                run.defect(DefectReason.PRECISION, at, EventHeader.ABSENT, fault);
                return;
            }
            if (waiting != null) {
                emit(waiting, bar);
            }
            waiting = bar;
        }

        void end() {
            if (waiting != null) {
                emit(waiting, null);
            }
        }

        private String fault(BarLine bar) {
            for (WireDecimal price : List.of(bar.open(), bar.high(), bar.low(), bar.last())) {
                long units = units(price);
                if (units == WireDecimal.TOO_FINE || units == EventHeader.ABSENT) {
                    return "no price in 10^-" + instrument.priceExponent();
                }
            }
            return bar.volume() < 0 ? "a bar without volume" : "";
        }

        private long units(WireDecimal price) {
            return price.inUnits(instrument.priceExponent());
        }

        private void emit(BarLine bar, BarLine next) {
            long beginMicros = begin(watch, bar);
            long nanos = eastern.toNanos(bar.localMicros());
            int flags = 0;
            boolean goesOn = next != null && next.localMicros() == bar.localMicros();
            boolean forms = bar.type() == 'U' || (bar.type() == 'H' && goesOn);
            if (forms && watch.span().unit() == BarUnit.SECOND) {
                updates = formingMicros == bar.localMicros() ? updates + 1 : 0;
                formingMicros = bar.localMicros();
                long since = updates * Math.max(1, watch.updateSeconds()) * NANOS_PER_SECOND;
                nanos = Math.min(nanos - 1, eastern.toNanos(beginMicros) + since);
                flags = EventFlags.INFERRED;
            }
            run.begin(nanos, EventHeader.ABSENT, Topic.TICKS);
            EventHeader header = run.header(Topic.TICKS, nanos, EventHeader.ABSENT, 0, flags);
            run.emit(
                    new HistoryBar(
                            header,
                            watch.span().unit(),
                            watch.span().length(),
                            eastern.toNanos(beginMicros),
                            units(bar.open()),
                            units(bar.high()),
                            units(bar.low()),
                            units(bar.last()),
                            bar.volume(),
                            bar.totalVolume(),
                            bar.trades(),
                            EventHeader.ABSENT));
        }
    }
}
