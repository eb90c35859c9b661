package io.groundswell.replay.imports;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.event.Topic;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.DefectReason;
import io.groundswell.model.session.TradingCalendars;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Consumer;

/**
 * Imports one symbol and day of Lean's US equity ticks: trades, and every change of the
 * consolidated best bid and offer.
 *
 * <p>The files give milliseconds and no common numbering, so that at one millisecond all trades
 * stand before all quotes (the total order's topic rank). Exchange letters and condition masks stay
 * as they are written. A quote row's condition mask has no place in a {@link
 * io.groundswell.model.event.Quote} and is not kept.
 */
public final class LeanImporter implements DayImporter {
    static final CodeTable CODES = CodeTable.LEAN;

    private static final int PRICE_EXPONENT = 4;
    private static final long CENT = 100;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final LeanFiles files;
    private final Instrument instrument;
    private final long midnightNanos;

    private LeanImporter(LeanFiles files, String symbol) {
        this.files = files;
        this.midnightNanos = TradingDay.midnightNanos(files.date(), EasternTime.ZONE);
        this.instrument =
                new Instrument(
                        symbol,
                        "Lean sample ticks of " + files.symbol(),
                        SecurityType.EQUITY,
                        TradingCalendars.US_EQUITIES,
                        "USD",
                        CENT,
                        PRICE_EXPONENT,
                        0,
                        DepthMode.TOP_OF_BOOK,
                        CODES);
    }

    /**
     * An importer of the day that a trade or quote file belongs to.
     *
     * @param symbol the symbol of the events, or empty for the one in the file name
     * @throws IOException where the name is not Lean's or the trade file is missing
     */
    public static LeanImporter of(Path either, String symbol) throws IOException {
        LeanFiles files = LeanFiles.of(either);
        return new LeanImporter(files, symbol.isEmpty() ? files.symbol() : symbol);
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
        try (ByteLines tradeLines = ByteLines.open(files.trades());
                ByteLines quoteLines = quoteLines()) {
            merge(run, new LeanTrades(run, tradeLines), new LeanQuotes(run, quoteLines));
            run.read(tradeLines);
            run.read(quoteLines);
        }
        return run.finish();
    }

    private ByteLines quoteLines() throws IOException {
        return files.quotes() == null
                ? new ByteLines("no quotes", new ByteArrayInputStream(new byte[0]), 0)
                : ByteLines.open(files.quotes());
    }

    private void merge(ImportRun run, LeanTrades trades, LeanQuotes quotes) throws IOException {
        boolean trade = trades.next();
        boolean quote = quotes.next();
        Topic[] topics = quote ? new Topic[] {Topic.TICKS, Topic.L1S} : new Topic[] {Topic.TICKS};
        while (trade || quote) {
            boolean tradeFirst = trade && (!quote || trades.millis() <= quotes.millis());
            long millis = tradeFirst ? trades.millis() : quotes.millis();
            long timeNanos = midnightNanos + millis * NANOS_PER_MILLI;
            run.begin(timeNanos, EventHeader.ABSENT, topics);
            Topic topic = tradeFirst ? Topic.TICKS : Topic.L1S;
            EventHeader header = run.header(topic, timeNanos, EventHeader.ABSENT, 0, 0);
            if (tradeFirst) {
                run.emit(trades.trade(header));
                trade = trades.next();
            } else {
                run.emit(quotes.quote(header));
                quote = quotes.next();
            }
        }
    }

    static void malformed(ImportRun run, ByteLines at, String detail) {
        run.defect(DefectReason.MALFORMED, at, EventHeader.ABSENT, detail);
    }
}
