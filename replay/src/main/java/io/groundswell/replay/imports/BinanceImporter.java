package io.groundswell.replay.imports;

import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.session.TradingCalendars;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Imports captures of Binance's WebSocket streams (depth, bookTicker, trade) with a REST snapshot
 * among them: one symbol, one or more files that continue each other.
 *
 * <p>Depth, quotes and trades are separate streams, so that the match order is 0. Where a message
 * has no time at all (spot bookTicker, snapshots) it is placed at the frontier. Prices and sizes
 * have 8 digits; the size of a COIN-M future counts contracts.
 */
public final class BinanceImporter implements DayImporter {
    private static final int EXPONENT = 8;

    private static final Pattern NAME =
            Pattern.compile(
                    "(?<market>spot|usdm|cm)_(?<symbol>\\w{1,24})_(?<date>\\d{8})\\.jsonl(\\.xz|\\.gz)?");

    private final List<Path> files;
    private final LocalDate tradingDate;
    private final Instrument instrument;

    private BinanceImporter(List<Path> files, LocalDate tradingDate, Instrument instrument) {
        this.files = List.copyOf(files);
        this.tradingDate = tradingDate;
        this.instrument = instrument;
    }

    /**
     * An importer of one symbol's files, read in the order given. The trading date is that of the
     * first.
     *
     * @param symbol the symbol of the events; empty for Binance's own, with {@code _PERP} added for
     *     a USD-M future, which has the name of the spot pair otherwise
     * @throws IOException where a name is not that of a capture
     */
    public static BinanceImporter of(List<Path> files, String symbol) throws IOException {
        LocalDate first = null;
        Instrument instrument = null;
        for (Path file : files) {
            Matcher matcher = NAME.matcher(file.getFileName().toString());
            if (!matcher.matches()) {
                throw new IOException(
                        file
                                + ": not a name of a Binance capture"
                                + " (spot|usdm|cm_symbol_yyyymmdd.jsonl)");
            }
            LocalDate date =
                    TradingDay.date(file, matcher.group("date"), DateTimeFormatter.BASIC_ISO_DATE);
            Instrument named = instrument(matcher.group("market"), matcher.group("symbol"), symbol);
            if (instrument != null && !instrument.equals(named)) {
                throw new IOException(file + ": of another symbol than " + instrument.symbol());
            }
            instrument = named;
            first = first == null ? date : first;
        }
        if (first == null) {
            throw new IOException("no capture given");
        }
        return new BinanceImporter(files, first, instrument);
    }

    private static Instrument instrument(String market, String pair, String symbol) {
        String own = pair.toUpperCase(Locale.ROOT) + (market.equals("usdm") ? "_PERP" : "");
        boolean coin = market.equals("cm");
        return new Instrument(
                symbol.isEmpty() ? own : symbol,
                switch (market) {
                    case "spot" -> "Binance spot";
                    case "cm" -> "Binance COIN-M perpetual, sizes in contracts";
                    default -> "Binance USD-M perpetual";
                },
                market.equals("spot") ? SecurityType.CRYPTO_SPOT : SecurityType.CRYPTO_PERPETUAL,
                TradingCalendars.ALWAYS,
                coin ? "USD" : "USDT",
                0,
                EXPONENT,
                EXPONENT,
                DepthMode.PRICE_LEVEL,
                CodeTable.NONE);
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
        long epoch = TradingDay.midnightNanos(tradingDate, ZoneOffset.UTC);
        ImportRun run = new ImportRun(instrument, epoch, events, defects);
        BinanceStreams streams = new BinanceStreams(run, EXPONENT);
        for (Path file : files) {
            try (ByteLines lines = ByteLines.open(file)) {
                while (lines.next()) {
                    streams.take(lines);
                }
                run.read(lines);
            }
        }
        streams.finish();
        return run.finish();
    }
}
