package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.iqfeed.wire.HistoryParameters;
import io.groundswell.model.event.BarUnit;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;

/**
 * A request for history. Local times are microseconds since 1970-01-01 00:00 of the wall clock in
 * New York.
 *
 * @param bars whether bars are wanted; else trades
 * @param unit of the bars; TICK for trades
 * @param length of the bars in their unit
 * @param symbol whose
 * @param fromMicros nothing before this local time; lowest long where open
 * @param toMicros nothing after the second of this local time; highest long where open
 * @param days so many of the last dates that are recorded; 0 for all
 * @param most so many of the newest at most; highest int for all
 * @param filterFromMicros nothing earlier in a day; 0 where open
 * @param filterToMicros nothing later in a day; a day where open
 * @param oldestFirst the order; else newest first
 * @param requestId to be repeated in each line; may be empty
 * @param label 1 for bars labelled with their begin, 0 with their end, -1 as the version has it
 * @param partial 1 with today's bar, 0 without, -1 as the version has it
 */
record HistoryRequest(
        boolean bars,
        BarUnit unit,
        int length,
        String symbol,
        long fromMicros,
        long toMicros,
        int days,
        int most,
        long filterFromMicros,
        long filterToMicros,
        boolean oldestFirst,
        String requestId,
        int label,
        int partial) {

    /** A request that is none; its message is what is to be said to it. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String text) {
            super(text);
        }
    }

    /** Longest symbol that IQFeed knows. */
    private static final int MAX_SYMBOL_LENGTH = 30;

    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final int NANOS_PER_MICRO = 1000;

    /** Whether a command is a request for history. */
    static boolean isOne(String command) {
        return HistoryParameters.isRequest(command);
    }

    /** The id of a request whose command {@link #isOne} knows; may be empty. */
    static String id(CommandWords words) {
        return new Arguments(words).text("id");
    }

    /** The words of such a request without its id, as one. */
    static String withoutId(CommandWords words) {
        int id = HistoryParameters.place(words.at(0), "id");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            text.append(i == id ? "" : words.at(i)).append(',');
        }
        return text.toString();
    }

    /** Reads a request whose command {@link #isOne} knows. */
    static HistoryRequest parse(CommandWords words) throws Refused {
        String command = words.at(0);
        Arguments said = new Arguments(words);
        String symbol = said.text("symbol");
        if (!isSymbol(symbol)) {
            throw new Refused("Invalid symbol.");
        }
        BarUnit unit = unit(command, said);
        String begin = said.text("begin");
        String end = said.text("end");
        return new HistoryRequest(
                !command.startsWith("HT"),
                unit,
                said.number("length", 1, "Invalid interval."),
                symbol.toUpperCase(Locale.ROOT),
                begin.isEmpty() ? Long.MIN_VALUE : said.moment(begin, false),
                end.isEmpty() ? Long.MAX_VALUE : said.moment(end, true),
                said.number("days", 0, "Invalid number of days."),
                said.number("most", Integer.MAX_VALUE, "Invalid max datapoints."),
                said.timeOfDay("from", 0),
                said.timeOfDay("to", EasternTime.DAY_MICROS),
                said.text("direction").equals("1"),
                said.text("id"),
                said.number("label", -1, "Invalid label."),
                said.number("partial", -1, "Invalid partial datapoint."));
    }

    private static boolean isSymbol(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_SYMBOL_LENGTH
                && text.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    /** The same for so many of the last dates; as it is where that is no number. */
    HistoryRequest withDays(String text) {
        int only;
        try {
            only = text.isEmpty() ? 0 : Math.max(0, Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return this;
        }
        return new HistoryRequest(
                bars,
                unit,
                length,
                symbol,
                fromMicros,
                toMicros,
                only,
                most,
                filterFromMicros,
                filterToMicros,
                oldestFirst,
                requestId,
                label,
                partial);
    }

    private static BarUnit unit(String command, Arguments said) throws Refused {
        return switch (command.charAt(1)) {
            case 'D' -> BarUnit.DAY;
            case 'W' -> BarUnit.WEEK;
            case 'M' -> BarUnit.MONTH;
            case 'T' -> BarUnit.TICK;
            default -> intervalUnit(said);
        };
    }

    private static BarUnit intervalUnit(Arguments said) throws Refused {
        return switch (said.text("type").toLowerCase(Locale.ROOT)) {
            case "", "s" -> BarUnit.SECOND;
            case "t" -> BarUnit.TICK;
            case "v" -> BarUnit.VOLUME;
            default -> throw new Refused("Invalid interval type.");
        };
    }

    /** The words of a request by the names of their places. */
    private record Arguments(CommandWords words) {
        String text(String parameter) {
            int place = HistoryParameters.place(words.at(0), parameter);
            return place == 0 ? "" : words.at(place);
        }

        /** A number above 0 where it is a limit or a length; 0 and empty stand for the usual. */
        int number(String place, int usual, String otherwise) throws Refused {
            String text = text(place);
            if (text.isEmpty()) {
                return usual;
            }
            try {
                int number = Integer.parseInt(text);
                boolean isChoice = place.equals("label") || place.equals("partial");
                return number == 0 && !isChoice ? usual : checked(number, otherwise);
            } catch (NumberFormatException e) {
                throw new Refused(otherwise);
            }
        }

        private int checked(int number, String otherwise) throws Refused {
            if (number < 0) {
                throw new Refused(otherwise);
            }
            return number;
        }

        /** A moment as {@code CCYYMMDD[ HHmmSS]}; a date alone as an end is all of it. */
        long moment(String text, boolean isEnd) throws Refused {
            try {
                int blank = text.indexOf(' ');
                String date = blank < 0 ? text : text.substring(0, blank);
                long day = day(date) * EasternTime.DAY_MICROS;
                if (blank >= 0) {
                    return day + micros(text.substring(blank + 1));
                }
                return isEnd ? day + EasternTime.DAY_MICROS - MICROS_PER_SECOND : day;
            } catch (DateTimeException | IllegalArgumentException e) {
                throw new Refused(isEnd ? "Invalid end date." : "Invalid start date.");
            }
        }

        private static long day(String text) {
            if (text.length() != 8) {
                throw new IllegalArgumentException(text);
            }
            return LocalDate.of(
                            Integer.parseInt(text.substring(0, 4)),
                            Integer.parseInt(text.substring(4, 6)),
                            Integer.parseInt(text.substring(6)))
                    .toEpochDay();
        }

        private static long micros(String text) {
            if (text.length() != 6) {
                throw new IllegalArgumentException(text);
            }
            return LocalTime.of(
                                    Integer.parseInt(text.substring(0, 2)),
                                    Integer.parseInt(text.substring(2, 4)),
                                    Integer.parseInt(text.substring(4)))
                            .toNanoOfDay()
                    / NANOS_PER_MICRO;
        }

        long timeOfDay(String place, long usual) throws Refused {
            String text = text(place);
            if (text.isEmpty()) {
                return usual;
            }
            try {
                return micros(text);
            } catch (DateTimeException | IllegalArgumentException e) {
                throw new Refused("Invalid filter time.");
            }
        }
    }
}
