package io.groundswell.replay.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two files of a LOBSTER day, as their names tell.
 *
 * @param symbol the ticker
 * @param date the exchange's date
 * @param levels price levels a side in the order book file
 * @param messages the message file
 * @param books the order book file
 */
record LobsterFiles(String symbol, LocalDate date, int levels, Path messages, Path books) {
    private static final int MAX_LEVELS = 1000;

    private static final Pattern NAME =
            Pattern.compile(
                    "(?<ticker>[A-Za-z0-9.]{1,30})(?<part>_\\w+?)?_(?<date>\\d{4}-\\d{2}-\\d{2})_\\d+_\\d+"
                        + "_(?<kind>message|orderbook)_(?<levels>\\d{1,4})\\.csv(\\.xz|\\.gz)?");

    /**
     * Finds the pair from either of its files.
     *
     * @throws IOException where the name is not LOBSTER's or the other file is missing
     */
    static LobsterFiles of(Path either) throws IOException {
        String name = either.getFileName().toString();
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IOException(
                    either
                            + ": not a LOBSTER file name"
                            + " (TICKER_DATE_START_END_message_LEVELS.csv)");
        }
        int levels = Integer.parseInt(matcher.group("levels"));
        if (levels < 1 || levels > MAX_LEVELS) {
            throw new IOException(either + ": " + levels + " levels are not 1 to " + MAX_LEVELS);
        }
        Path messages = either.resolveSibling(name.replace("_orderbook_", "_message_"));
        Path books = either.resolveSibling(name.replace("_message_", "_orderbook_"));
        for (Path needed : new Path[] {messages, books}) {
            if (!Files.isReadable(needed)) {
                throw new IOException(needed + ": no such file (a LOBSTER day is two files)");
            }
        }
        return new LobsterFiles(
                matcher.group("ticker"),
                TradingDay.date(either, matcher.group("date"), DateTimeFormatter.ISO_LOCAL_DATE),
                levels,
                messages,
                books);
    }
}
