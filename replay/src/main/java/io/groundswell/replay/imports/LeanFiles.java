package io.groundswell.replay.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The trade and quote files of one symbol and day, as their names tell.
 *
 * @param symbol the symbol in capitals
 * @param date the exchange's date
 * @param trades the trade file
 * @param quotes the quote file, or null where there is none
 */
record LeanFiles(String symbol, LocalDate date, Path trades, Path quotes) {
    private static final Pattern NAME =
            Pattern.compile(
                    "(?<symbol>[A-Za-z0-9.]{1,30})_(?<date>\\d{8})_(?<kind>trade|quote)\\.csv(\\.xz|\\.gz)?");

    /**
     * Finds the pair from either of its files; a day may lack quotes, not trades.
     *
     * @throws IOException where the name is not Lean's or the trade file is missing
     */
    static LeanFiles of(Path either) throws IOException {
        String name = either.getFileName().toString();
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IOException(
                    either + ": not a name of Lean ticks (symbol_yyyymmdd_trade.csv)");
        }
        Path trades = either.resolveSibling(name.replace("_quote.", "_trade."));
        Path quotes = either.resolveSibling(name.replace("_trade.", "_quote."));
        if (!Files.isReadable(trades)) {
            throw new IOException(trades + ": no such file");
        }
        return new LeanFiles(
                matcher.group("symbol").toUpperCase(Locale.ROOT),
                TradingDay.date(either, matcher.group("date"), DateTimeFormatter.BASIC_ISO_DATE),
                trades,
                Files.isReadable(quotes) ? quotes : null);
    }
}
