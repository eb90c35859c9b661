package io.groundswell.replay.imports;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.iqfeed.wire.IqFeedFormatter;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.PeriodRow;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.TickRow;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.WireDecimal;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.session.ExchangeCalendar;
import io.groundswell.model.session.TradingCalendars;
import io.groundswell.replay.tape.TapeWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Made-up days of many symbols, the same for the same seed: as rows of IQFeed's tick history, as
 * the events that an import makes of them, and as tapes with a day of all symbols each. A server of
 * these tapes answers {@code HTT} with these rows at 6.2, oldest first, and whoever imports such an
 * answer gets these events. Each call makes its day anew; nothing is kept.
 *
 * @param symbols their names, in their order
 * @param dates trading days of US equities, in their order
 * @param tradesPerDay how many trades about, of each symbol and day
 * @param seed of it all
 */
public record ManySymbolDays(
        List<String> symbols, List<LocalDate> dates, int tradesPerDay, long seed) {
    private static final ExchangeCalendar CALENDAR =
            TradingCalendars.named(TradingCalendars.US_EQUITIES);

    private static final int EXPONENT = 4;

    /** Keeps copies. */
    public ManySymbolDays {
        symbols = List.copyOf(symbols);
        dates = List.copyOf(dates);
        if (tradesPerDay < 2 * PlausibleTrades.MIN_TRADES) {
            throw new IllegalArgumentException("too few trades for a day: " + tradesPerDay);
        }
    }

    /** So many symbols, called QAAA, QAAB and so on, on so many trading days from a date on. */
    public static ManySymbolDays of(
            int symbols, LocalDate first, int days, int tradesPerDay, long seed) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < symbols; i++) {
            names.add("Q" + letter(i / (26 * 26)) + letter(i / 26) + letter(i));
        }
        List<LocalDate> dates = new ArrayList<>();
        for (LocalDate date = first; dates.size() < days; date = date.plusDays(1)) {
            if (CALENDAR.isTradingDay(date)) {
                dates.add(date);
            }
        }
        return new ManySymbolDays(names, dates, tradesPerDay, seed);
    }

    private static char letter(int number) {
        return (char) ('A' + number % 26);
    }

    /** The trades of a symbol's day, oldest first, without a request id. */
    public List<TickRow> trades(String symbol, LocalDate date) {
        long ofDay = seed * 31 + symbol.hashCode();
        Random random = new Random(ofDay * 1_000_003 + date.toEpochDay());
        int trades = tradesPerDay * (75 + random.nextInt(50)) / 100;
        return PlausibleTrades.of(date, closeMicros(date), trades, random);
    }

    private static long closeMicros(LocalDate date) {
        long close = new EasternTime().toLocalMicros(CALENDAR.regularCloseNanos(date));
        return Math.floorMod(close, EasternTime.DAY_MICROS);
    }

    /** The same as lines of protocol 6.2, without line ends and end mark. */
    public List<String> rows(String symbol, LocalDate date) {
        IqFeedFormatter formatter = new IqFeedFormatter(ProtocolVersion.V6_2);
        return trades(symbol, date).stream().map(formatter::format).toList();
    }

    /** How many shares of a symbol changed hands on a date, as its daily bar has it. */
    public long volume(String symbol, LocalDate date) {
        return trades(symbol, date).stream().mapToLong(TickRow::size).sum();
    }

    /** The daily bar that IQFeed makes of them, as a line of protocol 6.2. */
    public String dailyRow(String symbol, LocalDate date) {
        List<WireDecimal> prices =
                trades(symbol, date).stream()
                        .filter(it -> it.basis() == 'C')
                        .map(TickRow::last)
                        .toList();
        Comparator<WireDecimal> byPrice = Comparator.comparingLong(it -> it.inUnits(EXPONENT));
        return new IqFeedFormatter(ProtocolVersion.V6_2)
                .format(
                        new PeriodRow(
                                "",
                                date.toEpochDay() * EasternTime.DAY_MICROS,
                                Collections.max(prices, byPrice),
                                Collections.min(prices, byPrice),
                                prices.get(0),
                                prices.get(prices.size() - 1),
                                volume(symbol, date),
                                0));
    }

    /** The events that an import of the rows makes, in the total order. */
    public List<MarketEvent> events(String symbol, LocalDate date) throws IOException {
        String reply =
                rows(symbol, date).stream()
                        .map(it -> it + "\r\n")
                        .collect(Collectors.joining("", "", "!ENDMSG!,\r\n"));
        List<MarketEvent> events = new ArrayList<>();
        for (DayImporter day :
                HistoryImporter.of(ReplyText.of(symbol, reply), symbol, null, null)) {
            day.importTo(
                    events::add,
                    defect -> {
                        throw new IllegalStateException(defect.toString());
                    });
        }
        return events;
    }

    /** Writes a tape of each date into a folder: {@code 2021-03-01.tape} and so on. */
    public List<Path> writeTapes(Path folder) throws IOException {
        List<Path> tapes = new ArrayList<>();
        for (LocalDate date : dates) {
            tapes.add(writeTape(folder, date));
        }
        return tapes;
    }

    /** Writes the tape of a date, with all symbols. */
    public Path writeTape(Path folder, LocalDate date) throws IOException {
        Path file = folder.resolve(date + ".tape");
        try (TapeWriter tape = TapeWriter.create(file, "made-" + date, date, "made up", "nobody")) {
            for (String symbol : symbols) {
                for (MarketEvent event : events(symbol, date)) {
                    tape.append(event);
                }
            }
            tape.finish();
        }
        return file;
    }
}
