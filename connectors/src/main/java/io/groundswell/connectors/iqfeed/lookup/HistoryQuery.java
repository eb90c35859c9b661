package io.groundswell.connectors.iqfeed.lookup;

import io.groundswell.connectors.iqfeed.wire.HistoryParameters;
import io.groundswell.connectors.iqfeed.wire.RowKind;
import io.groundswell.model.event.BarUnit;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A question for history, said bit by bit: whose trades or bars, which of them, and in which order.
 * All times are wall clock in New York. Immutable: what adds something gives another query.
 *
 * <p>Methods throw {@link IllegalArgumentException}, in a line, for a value that is out of its
 * range, and for what a request of that kind cannot say.
 */
public final class HistoryQuery {
    /** What {@link #of} takes as a kind, in words. */
    public static final String KINDS =
            "ticks, 60s (seconds), 1m (minutes), 100t (trades), 5000v (volume), daily, weekly or"
                    + " monthly";

    private static final int MAX_SYMBOL_LENGTH = 30;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int FEWEST_TRADES = 2;
    private static final int LEAST_VOLUME = 100;
    private static final int MAX_BATCH = 100_000;
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");

    private enum Family {
        T("ticks", RowKind.TICK),
        I("bars of seconds, trades or volume", RowKind.INTERVAL),
        D("daily bars", RowKind.PERIOD),
        W("weekly bars", RowKind.PERIOD),
        M("monthly bars", RowKind.PERIOD);

        private final String words;
        private final RowKind rows;

        Family(String words, RowKind rows) {
            this.words = words;
            this.rows = rows;
        }
    }

    private enum Choice {
        NONE,
        X,
        D,
        T
    }

    private final Family family;
    private final Choice choice;
    private final Map<String, String> said;

    private HistoryQuery(Family family, Choice choice, Map<String, String> said) {
        this.family = family;
        this.choice = choice;
        this.said = said;
    }

    private static HistoryQuery of(Family family, String symbol) {
        boolean isPlain = symbol.chars().allMatch(it -> it > ' ' && it <= '~' && it != ',');
        if (symbol.isEmpty() || symbol.length() > MAX_SYMBOL_LENGTH || !isPlain) {
            throw new IllegalArgumentException(
                    "no symbol: '"
                            + symbol
                            + "' (1 to 30 printable characters without blank or comma)");
        }
        return new HistoryQuery(family, Choice.NONE, Map.of("symbol", symbol));
    }

    /** Trades of a symbol. */
    public static HistoryQuery ticks(String symbol) {
        return of(Family.T, symbol);
    }

    /**
     * Bars of a symbol, labelled with the begin of the bar.
     *
     * @param length 1 for days, weeks and months; up to a day of seconds, from 2 trades on, from a
     *     volume of 100 on
     */
    public static HistoryQuery bars(String symbol, BarUnit unit, int length) {
        return switch (unit) {
            case DAY -> dated(Family.D, symbol, length);
            case WEEK -> dated(Family.W, symbol, length);
            case MONTH -> dated(Family.M, symbol, length);
            case SECOND -> interval(symbol, "s", checked("seconds", length, 1, SECONDS_PER_DAY));
            case TICK ->
                    interval(
                            symbol,
                            "t",
                            checked("trades", length, FEWEST_TRADES, Integer.MAX_VALUE));
            case VOLUME ->
                    interval(
                            symbol,
                            "v",
                            checked("volume", length, LEAST_VOLUME, Integer.MAX_VALUE));
        };
    }

    private static HistoryQuery dated(Family family, String symbol, int length) {
        if (length != 1) {
            throw new IllegalArgumentException("no " + family.words + " of " + length);
        }
        return of(family, symbol);
    }

    private static HistoryQuery interval(String symbol, String type, String length) {
        return of(Family.I, symbol).with("length", length).with("type", type).with("label", "1");
    }

    /**
     * Trades or bars of a symbol, as a person spells the kind.
     *
     * @param kind one of {@link #KINDS}
     */
    public static HistoryQuery of(String symbol, String kind) {
        return switch (kind) {
            case "ticks" -> ticks(symbol);
            case "daily" -> bars(symbol, BarUnit.DAY, 1);
            case "weekly" -> bars(symbol, BarUnit.WEEK, 1);
            case "monthly" -> bars(symbol, BarUnit.MONTH, 1);
            default -> counted(symbol, kind);
        };
    }

    private static HistoryQuery counted(String symbol, String kind) {
        if (!kind.matches("[1-9][0-9]{0,8}[smtv]")) {
            throw new IllegalArgumentException("no kind of history: '" + kind + "'; " + KINDS);
        }
        int last = kind.length() - 1;
        int length = Integer.parseInt(kind.substring(0, last));
        return switch (kind.charAt(last)) {
            case 't' -> bars(symbol, BarUnit.TICK, length);
            case 'v' -> bars(symbol, BarUnit.VOLUME, length);
            case 'm' -> bars(symbol, BarUnit.SECOND, minutes(length));
            default -> bars(symbol, BarUnit.SECOND, length);
        };
    }

    private static int minutes(int length) {
        checked("minutes", length, 1, SECONDS_PER_DAY / SECONDS_PER_MINUTE);
        return length * SECONDS_PER_MINUTE;
    }

    private static String checked(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    name + ": " + value + " (" + min + " to " + max + ")");
        }
        return Long.toString(value);
    }

    private HistoryQuery with(String parameter, String value) {
        Map<String, String> more = new TreeMap<>(said);
        more.put(parameter, value);
        return new HistoryQuery(family, choice, more);
    }

    private HistoryQuery choosing(Choice its) {
        if (choice != Choice.NONE) {
            throw new IllegalArgumentException(
                    "only one of: the last so many, the last days, from when to when");
        }
        if (!HistoryParameters.isRequest(word(its))) {
            throw new IllegalArgumentException(
                    its == Choice.D
                            ? "no " + family.words + " of the last days: say how many bars"
                            : "no " + family.words + " from when to when: say how many bars");
        }
        return new HistoryQuery(family, its, said);
    }

    private String word(Choice its) {
        return "H" + family.name() + its.name();
    }

    /** The newest so many, whenever they were. */
    public HistoryQuery last(int count) {
        return choosing(Choice.X).with("most", checked("last", count, 1, Integer.MAX_VALUE));
    }

    /** Those of the last so many days, 1 being today; of days, weeks and months there is none. */
    public HistoryQuery days(int count) {
        return choosing(Choice.D).with("days", checked("days", count, 1, Integer.MAX_VALUE));
    }

    /** Those of some days, the last one included; of weeks and months there is none such. */
    public HistoryQuery between(LocalDate first, LocalDate last) {
        if (family != Family.D) {
            return between(first.atStartOfDay(), last.atTime(LAST_SECOND));
        }
        checkOrder(first.atStartOfDay(), last.atStartOfDay());
        return choosing(Choice.T).with("begin", DATE.format(first)).with("end", DATE.format(last));
    }

    /** Those from a second on up to the end of a later one, or of the same. */
    public HistoryQuery between(LocalDateTime from, LocalDateTime to) {
        checkOrder(from, to);
        if (family == Family.D) {
            return between(from.toLocalDate(), to.toLocalDate());
        }
        return choosing(Choice.T).with("begin", moment(from)).with("end", moment(to));
    }

    /** Those from a second on up to now; of weeks and months there is none such. */
    public HistoryQuery since(LocalDateTime from) {
        checkOrder(from, from);
        return choosing(Choice.T)
                .with("begin", family == Family.D ? DATE.format(from) : moment(from));
    }

    private static void checkOrder(LocalDateTime from, LocalDateTime to) {
        if (from.isAfter(to) || from.getYear() < 1 || to.getYear() > 9999) {
            throw new IllegalArgumentException("from " + from + " to " + to);
        }
    }

    private static String moment(LocalDateTime at) {
        return DATE.format(at) + " " + TIME.format(at);
    }

    /** Only the newest so many of those that are chosen. */
    public HistoryQuery most(int count) {
        if (choice == Choice.X) {
            throw new IllegalArgumentException("the last so many are the most already");
        }
        return with("most", checked("most", count, 1, Integer.MAX_VALUE));
    }

    /** Only those of these hours of each day. */
    public HistoryQuery hours(LocalTime from, LocalTime to) {
        if (family != Family.T && family != Family.I) {
            throw new IllegalArgumentException("no hours of " + family.words);
        }
        return with("from", TIME.format(from)).with("to", TIME.format(to));
    }

    /** The oldest row comes first; else the newest does. */
    public HistoryQuery oldestFirst() {
        return with("direction", "1");
    }

    /** Bars labelled with their end. */
    public HistoryQuery labelledAtEnd() {
        if (family != Family.I) {
            throw new IllegalArgumentException("no other label of " + family.words);
        }
        return with("label", "0");
    }

    /** With or without the bar of the period that is not over; servers before 6.1 cannot choose. */
    public HistoryQuery partial(boolean isWanted) {
        if (family.rows != RowKind.PERIOD) {
            throw new IllegalArgumentException("no choice of partial " + family.words);
        }
        return with("partial", isWanted ? "1" : "0");
    }

    /** The server sends so many rows at a time; changes nothing about them. */
    public HistoryQuery batch(int rows) {
        return with("batch", checked("batch", rows, 1, MAX_BATCH));
    }

    /**
     * The question as it is asked.
     *
     * @throws IllegalArgumentException where it is not said which rows are wanted, or hours go with
     *     the last so many
     */
    public LookupRequest request() {
        if (choice == Choice.NONE) {
            throw new IllegalArgumentException(
                    "say which "
                            + family.words
                            + ": the last so many, the last days, or from when"
                            + " to when");
        }
        if (choice == Choice.X && said.containsKey("from")) {
            throw new IllegalArgumentException("hours of the day do not go with the last so many");
        }
        return new LookupRequest(HistoryParameters.line(word(choice), said), family.rows);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %s", family.words, said);
    }
}
