package io.groundswell.replay.imports;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.model.event.TradingPhase;
import io.groundswell.model.event.TradingStatus;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.DefectReason;
import io.groundswell.model.session.TradingCalendars;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Consumer;

/**
 * Imports a LOBSTER day: every message of NASDAQ's book within the best levels of one stock, and
 * the book after each message.
 *
 * <p>The match order is the row number: a trade and the book change that it made share it. The book
 * before the first message is found by undoing that message on the first window, which is exact
 * because a window is the one before it with its message applied (642,013 of 642,013 transitions of
 * the sample days); starting with the first window instead would lose the first order's identity.
 */
public final class LobsterImporter implements DayImporter {
    /** What a depth row of the import stands for. */
    public enum Rows {
        /** One row per order; what the window reveals from below becomes one row per level. */
        ORDERS,
        /** One row per price level, exactly the window. */
        LEVELS
    }

    static final String BEFORE_FIRST_BOOK = "trades before the first book, dropped";

    private static final int PRICE_EXPONENT = 4;

    private static final long CENT = 100;

    private final LobsterFiles files;
    private final Rows as;
    private final Instrument instrument;
    private final long midnightNanos;

    private LobsterImporter(LobsterFiles files, String symbol, Rows as) {
        this.files = files;
        this.as = as;
        this.midnightNanos = TradingDay.midnightNanos(files.date(), EasternTime.ZONE);
        this.instrument =
                new Instrument(
                        symbol,
                        "LOBSTER " + files.symbol() + ", best " + files.levels() + " levels",
                        SecurityType.EQUITY,
                        TradingCalendars.US_EQUITIES,
                        "USD",
                        CENT,
                        PRICE_EXPONENT,
                        0,
                        as == Rows.ORDERS ? DepthMode.BY_ORDER : DepthMode.PRICE_LEVEL,
                        CodeTable.NONE);
    }

    /**
     * An importer of the day that a message or order book file belongs to.
     *
     * @param symbol the symbol of the events, or empty for the ticker in the file name
     * @throws IOException where the name is not LOBSTER's or one of the two files is missing
     */
    public static LobsterImporter of(Path either, String symbol, Rows as) throws IOException {
        LobsterFiles files = LobsterFiles.of(either);
        return new LobsterImporter(files, symbol.isEmpty() ? files.symbol() : symbol, as);
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public LocalDate tradingDate() {
        return files.date();
    }

    @Override
    public ImportSummary importTo(
            Consumer<? super MarketEvent> events, Consumer<? super Defect> defects)
            throws IOException {
        ImportRun run = new ImportRun(instrument, midnightNanos, events, defects);
        DepthRows rows = new DepthRows(run, instrument.depth());
        LobsterDepth depth =
                as == Rows.ORDERS
                        ? new LobsterOrders(run, rows, files.levels())
                        : new LobsterLevels(run, rows);
        try (ByteLines messages = ByteLines.open(files.messages());
                ByteLines books = ByteLines.open(files.books())) {
            new Pass(run, rows, depth, messages, books).readAll();
            run.read(messages);
            run.read(books);
        }
        return run.finish();
    }

    private final class Pass {
        private final ImportRun run;
        private final DepthRows rows;
        private final LobsterDepth depth;
        private final ByteLines messages;
        private final ByteLines books;
        private final CsvFields fields = new CsvFields();

        Pass(
                ImportRun run,
                DepthRows rows,
                LobsterDepth depth,
                ByteLines messages,
                ByteLines books) {
            this.run = run;
            this.rows = rows;
            this.depth = depth;
            this.messages = messages;
            this.books = books;
        }

        void readAll() throws IOException {
            while (messages.next()) {
                if (!books.next()) {
                    run.defect(
                            DefectReason.MALFORMED,
                            messages,
                            EventHeader.ABSENT,
                            "no book row for this message and those after it");
                    return;
                }
                take(message(), window());
            }
            if (books.next()) {
                run.defect(
                        DefectReason.MALFORMED,
                        books,
                        EventHeader.ABSENT,
                        "no message for this book row and those after it");
            }
        }

        private LobsterMessage message() {
            LobsterMessage message = LobsterMessage.parse(messages, fields);
            if (message == null) {
                malformed(messages, "not a LOBSTER message");
            } else if (!message.isWithinDay()) {
                run.defect(
                        DefectReason.IMPLAUSIBLE_TIME,
                        messages,
                        EventHeader.ABSENT,
                        "not a time of this day");
                return null;
            }
            return message;
        }

        private LobsterWindow window() {
            LobsterWindow window = LobsterWindow.parse(books, fields, files.levels());
            if (window == null) {
                malformed(books, "not a book of " + files.levels() + " ordered levels a side");
            }
            return window;
        }

        private void malformed(ByteLines at, String detail) {
            run.defect(DefectReason.MALFORMED, at, EventHeader.ABSENT, detail);
        }

        private void take(LobsterMessage message, LobsterWindow window) {
            if (!run.hasBegun()) {
                if (message == null || window == null) {
                    countLost(message);
                    return;
                }
                LobsterWindow before = window.before(message);
                run.begin(
                        midnightNanos + message.sinceMidnightNanos(),
                        EventHeader.ABSENT,
                        Topic.TICKS,
                        Topic.L2);
                depth.begin(before == null ? window : before);
                if (before == null) {
                    malformed(messages, "cannot have led to its book row");
                    return;
                }
            }
            long timeNanos = EventHeader.ABSENT;
            if (message != null) {
                timeNanos = midnightNanos + message.sinceMidnightNanos();
                tellTrade(message, timeNanos);
            }
            rows.at(timeNanos, EventHeader.ABSENT, messages.number());
            if (message != null && message.type() == LobsterMessage.HALT) {
                tellHalt(message, timeNanos);
            }
            String fault = depth.apply(message, window);
            if (!fault.isEmpty()) {
                run.defect(DefectReason.MALFORMED, books, timeNanos, fault);
            }
        }

        private void countLost(LobsterMessage message) {
            run.note(BEFORE_FIRST_BOOK, message == null || liquidity(message) == null ? 0 : 1);
        }

        /** What a trade met; null where the message is no trade. */
        private static Liquidity liquidity(LobsterMessage message) {
            return switch (message.type()) {
                case LobsterMessage.EXECUTE -> Liquidity.DISPLAYED;
                case LobsterMessage.EXECUTE_HIDDEN -> Liquidity.HIDDEN;
                case LobsterMessage.CROSS -> Liquidity.AUCTION;
                default -> null;
            };
        }

        private void tellTrade(LobsterMessage message, long timeNanos) {
            Liquidity liquidity = liquidity(message);
            if (liquidity == null) {
                return;
            }
            Aggressor aggressor = message.side() == Side.BID ? Aggressor.SELLER : Aggressor.BUYER;
            run.emit(
                    new Trade(
                            run.header(
                                    Topic.TICKS, timeNanos, EventHeader.ABSENT, message.row(), 0),
                            message.price(),
                            message.size(),
                            liquidity == Liquidity.AUCTION ? Aggressor.NONE : aggressor,
                            liquidity,
                            TradeBasis.UNSPECIFIED,
                            CodeTable.NONE,
                            "",
                            "",
                            EventHeader.ABSENT,
                            liquidity == Liquidity.DISPLAYED ? message.orderId() : 0,
                            EventHeader.ABSENT));
        }

        private void tellHalt(LobsterMessage message, long timeNanos) {
            TradingPhase phase =
                    switch ((int) message.price()) {
                        case -1 -> TradingPhase.HALTED;
                        case 0 -> TradingPhase.AUCTION;
                        default -> TradingPhase.CONTINUOUS;
                    };
            run.emit(
                    new TradingStatus(
                            run.header(Topic.L2, timeNanos, EventHeader.ABSENT, message.row(), 0),
                            phase,
                            "LOBSTER 7 " + message.price()));
        }
    }
}
