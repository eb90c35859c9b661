package io.groundswell.replay.imports;

import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.session.ExchangeCalendar;
import io.groundswell.model.session.TradingCalendars;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Imports order-by-order recordings of CME's equity index futures (Databento MBO as CSV): one
 * symbol, one or more files in the order of time.
 *
 * <p>The match order is the venue's sequence number, which several records share; the trading date
 * is the one that the last file's UTC day ends in (Globex opens on the evening before).
 */
public final class MboImporter implements DayImporter {
    private static final int PRICE_EXPONENT = 2;
    private static final long QUARTER_POINT = 25;
    private static final long NANOS_PER_DAY = 86_400_000_000_000L;
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    private static final Pattern NAME =
            Pattern.compile("(?<symbol>\\w{1,30})-.*-(?<date>\\d{8})\\.mbo\\.csv(\\.xz|\\.gz)?");

    private final List<Path> files;
    private final LocalDate tradingDate;
    private final Instrument instrument;

    private MboImporter(List<Path> files, LocalDate tradingDate, String symbol) {
        this.files = List.copyOf(files);
        this.tradingDate = tradingDate;
        this.instrument =
                new Instrument(
                        symbol,
                        "CME Globex order by order, Databento MBO",
                        SecurityType.FUTURE,
                        TradingCalendars.CME_EQUITY_FUTURES,
                        "USD",
                        QUARTER_POINT,
                        PRICE_EXPONENT,
                        0,
                        DepthMode.BY_ORDER,
                        CodeTable.NONE);
    }

    /**
     * An importer of one symbol's files, read in the order given.
     *
     * @param symbol the symbol of the events, or empty for the one in the file name
     * @throws IOException where a name is not that of an MBO file
     */
    public static MboImporter of(List<Path> files, String symbol) throws IOException {
        String name = symbol;
        LocalDate last = null;
        for (Path file : files) {
            Matcher matcher = NAME.matcher(file.getFileName().toString());
            if (!matcher.matches()) {
                throw new IOException(
                        file + ": not a name of an MBO file (symbol-venue-yyyymmdd.mbo.csv)");
            }
            name = name.isEmpty() ? matcher.group("symbol").toUpperCase(Locale.ROOT) : name;
            last = TradingDay.date(file, matcher.group("date"), DateTimeFormatter.BASIC_ISO_DATE);
        }
        if (last == null) {
            throw new IOException("no MBO file given");
        }
        ExchangeCalendar calendar = TradingCalendars.named(TradingCalendars.CME_EQUITY_FUTURES);
        long endOfDay = TradingDay.midnightNanos(last, ZoneOffset.UTC) + NANOS_PER_DAY - 1;
        if (!calendar.covers(endOfDay)) {
            throw new IOException(files + ": the calendar of CME does not cover " + last);
        }
        return new MboImporter(files, calendar.tradingDate(endOfDay), name);
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public LocalDate tradingDate() {
        return tradingDate;
    }

    @Override
    public ImportSummary importTo(
            Consumer<? super MarketEvent> events, Consumer<? super Defect> defects)
            throws IOException {
        long epoch = TradingDay.midnightNanos(tradingDate, CHICAGO);
        ImportRun run = new ImportRun(instrument, epoch, events, defects);
        MboRecords records = new MboRecords(run, PRICE_EXPONENT);
        for (Path file : files) {
            try (ByteLines lines = ByteLines.open(file)) {
                records.readAll(lines);
                run.read(lines);
            }
        }
        return run.finish();
    }
}
