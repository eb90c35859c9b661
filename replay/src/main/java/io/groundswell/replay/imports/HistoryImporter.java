package io.groundswell.replay.imports;

import io.groundswell.connectors.iqfeed.wire.CommonMessage;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.ErrorLine;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.SystemLine;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.Unparsed;
import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.iqfeed.wire.LineParser;
import io.groundswell.connectors.iqfeed.wire.LookupMessage;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.EndOfReply;
import io.groundswell.connectors.iqfeed.wire.RowKind;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.DefectReason;
import io.groundswell.model.session.TradingCalendars;
import io.groundswell.replay.imports.HistoryOutline.Day;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Imports one trading day of a reply of IQFeed's history: trades with the quotes they were made at,
 * or bars. Bars of days, weeks and months are one day together, that of the newest.
 *
 * <p>Rows that go back in time are held, those of one day, and taken from the oldest on; both
 * directions give the same events.
 */
final class HistoryImporter implements DayImporter {
    static final String NOT_ENDED = "replies without their end: more may have followed";

    /** Rows of a day that are held where they go back in time. */
    static final int MAX_HELD_ROWS = 3_000_000;

    private final ReplyText text;
    private final HistoryOutline outline;
    private final Day day;
    private final Instrument instrument;

    private HistoryImporter(
            ReplyText text, HistoryOutline outline, Day day, Instrument instrument) {
        this.text = text;
        this.outline = outline;
        this.day = day;
        this.instrument = instrument;
    }

    /**
     * The days of a reply, oldest first.
     *
     * @param symbol the symbol of the events
     * @param span how long its bars are, or null where it has none
     * @param label which end of a bar of seconds its time is, or null where that is no question
     * @throws IOException where the text cannot be read, is no reply of history, or leaves open
     *     what was not said
     */
    static List<DayImporter> of(ReplyText text, String symbol, BarSpan span, BarLabel label)
            throws IOException {
        HistoryOutline outline = HistoryScan.of(text, span, label);
        Instrument instrument =
                new Instrument(
                        symbol,
                        "IQFeed history",
                        SecurityType.EQUITY,
                        TradingCalendars.US_EQUITIES,
                        "USD",
                        0,
                        outline.priceExponent(),
                        0,
                        DepthMode.TOP_OF_BOOK,
                        CodeTable.IQFEED);
        List<DayImporter> days = new ArrayList<>();
        for (Day day : outline.days()) {
            days.add(new HistoryImporter(text, outline, day, instrument));
        }
        days.sort((a, b) -> a.tradingDate().compareTo(b.tradingDate()));
        return days;
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public LocalDate tradingDate() {
        return day.date();
    }

    @Override
    public ImportSummary importTo(
            Consumer<? super MarketEvent> events, Consumer<? super Defect> defects)
            throws IOException {
        long epoch = TradingDay.midnightNanos(day.date(), EasternTime.ZONE);
        ImportRun run = new ImportRun(instrument, epoch, events, defects);
        int exponent = outline.priceExponent();
        RowEvents made =
                outline.rows().layout().kind() == RowKind.TICK
                        ? new TickEvents(run, exponent)
                        : new BarEvents(run, outline.rows(), exponent);
        try (ByteLines lines = text.from(day.offset(), day.linesBefore())) {
            new Pass(run, made, lines).read();
        }
        return run.finish();
    }

    /** One reading of the day's lines. */
    private final class Pass {
        private final ImportRun run;
        private final RowEvents made;
        private final ByteLines lines;
        private final List<WireMessage> held = new ArrayList<>();
        private LocalDate current = day.date();

        Pass(ImportRun run, RowEvents made, ByteLines lines) {
            this.run = run;
            this.made = made;
            this.lines = lines;
        }

        void read() throws IOException {
            LineParser parser = outline.rows().parser();
            long count = 0;
            boolean isEndOfText = true;
            while (lines.next()) {
                WireMessage message = parser.parse(lines.bytes(), lines.start(), lines.end());
                if (isOfAnotherDay(message) && lines.number() > day.lastLine()) {
                    isEndOfText = false;
                    break;
                }
                count++;
                take(message);
            }
            for (int i = held.size() - 1; i >= 0; i--) {
                made.take(held.get(i));
            }
            run.note(NOT_ENDED, isEndOfText && !outline.isEnded() ? 1 : 0);
            run.read(count, lines.offset() - day.offset());
        }

        /** A line that is no row belongs to the day of the row before it. */
        private boolean isOfAnotherDay(WireMessage message) {
            long micros = outline.rows().localMicros(message);
            if (micros != EventHeader.ABSENT && !lines.isTooLong() && !isAfterEnd()) {
                long epochDay = Math.floorDiv(micros, EasternTime.DAY_MICROS);
                current =
                        outline.rows().layout().kind() == RowKind.PERIOD
                                ? day.date()
                                : LocalDate.ofEpochDay(epochDay);
            }
            return !current.equals(day.date());
        }

        private boolean isAfterEnd() {
            return lines.number() > outline.endLine();
        }

        private void take(WireMessage message) throws IOException {
            if (!current.equals(day.date())
                    || lines.start() == lines.end()
                    || message instanceof SystemLine
                    || (message instanceof EndOfReply && !isAfterEnd())) {
                return;
            }
            String fault = fault(message);
            if (!fault.isEmpty()) {
                run.defect(DefectReason.MALFORMED, lines, EventHeader.ABSENT, fault);
            } else if (made.isSound(message, lines)) {
                if (outline.newestFirst()) {
                    hold(message);
                } else {
                    made.take(message);
                }
            }
        }

        private String fault(WireMessage message) {
            if (isAfterEnd()) {
                return "after the end of the reply";
            }
            if (message instanceof ErrorLine error) {
                return "the feed says: " + error.text();
            }
            if (message instanceof Unparsed unparsed) {
                return unparsed.reason();
            }
            if (message instanceof CommonMessage
                    || lines.isTooLong()
                    || outline.rows().localMicros(message) == EventHeader.ABSENT) {
                return "not a row with a time";
            }
            return ((LookupMessage) message).requestId().equals(outline.requestId())
                    ? ""
                    : "of another request than " + outline.requestId();
        }

        private void hold(WireMessage row) throws IOException {
            if (held.size() == MAX_HELD_ROWS) {
                throw new IOException(
                        text.source()
                                + ": more than "
                                + MAX_HELD_ROWS
                                + " rows of one day, newest first; ask for the oldest first");
            }
            held.add(row);
        }
    }
}
