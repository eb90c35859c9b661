package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that goes wrong on purpose, once or again and again.
 *
 * <p>As a text: {@code KIND:TARGET@WHEN+HOW_MUCH}, such as {@code drop:level1@30s}, {@code
 * stall:IBM@10s+5}, {@code gap:IBM@n500+20}, {@code garbage:level2@~1000}, {@code
 * slow:level1@10s+20000}; of answers {@code drop:history@~20}, {@code error:history/IBM@n1+3}.
 *
 * <p>Of answers: {@code n} is after so many of them, counted where the target is; {@code ~} one
 * request in so many, which ones the seed and the words of the request decide, whoever asks and in
 * what order. A request that was hit is well answered when it is asked again, or after so many
 * times.
 *
 * @param kind what happens
 * @param target the port ({@code level1}, {@code level2}, {@code lookup}, {@code admin}, {@code
 *     derivative}) or the symbol that it happens to; {@code history} or {@code history/SYMBOL} for
 *     answers of the lookup port
 * @param when at what it happens
 * @param at nanoseconds of the recording since its first event, or how many lines of the port,
 *     events of the symbol or answers
 * @param amount seconds of a STALL, events of a GAP, bytes a second of SLOW; of a STALL of an
 *     answer 0 is for ever; how often a request is answered so with DROP, GARBAGE, ERROR and EARLY
 */
public record Fault(FaultKind kind, String target, When when, long at, long amount) {
    private static final Pattern TEXT =
            Pattern.compile(
                    "(\\w+):(\\S{1,40})@(?:(\\d{1,9}(?:\\.\\d{1,9})?)s|n(\\d{1,12})"
                            + "|~(\\d{1,12}))(?:\\+(\\d{1,12}))?");
    private static final int TARGET = 2;
    private static final int SECONDS = 3;
    private static final int LINES = 4;
    private static final int ODDS = 5;
    private static final int AMOUNT = 6;
    private static final String ANSWERS = "history";
    private static final String OF_SYMBOL = ANSWERS + "/";
    private static final long USUAL_SECONDS = 10;
    private static final long USUAL_EVENTS = 10;
    private static final long USUAL_BYTES = 10_000;

    /** At what a fault happens. */
    public enum When {
        /** Once, at a time of the recording. */
        TIME,
        /** Once, after so many lines, events or answers. */
        COUNT,
        /** At random, with the odds of one in so many lines, events or answers. */
        RANDOM
    }

    /**
     * Reads a fault.
     *
     * @throws IllegalArgumentException for a text that is none, told in words
     */
    public static Fault parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no fault; say KIND:TARGET@30s, @n1000 or @~1000, then +N");
        }
        FaultKind kind = kind(parts.group(1), text);
        String target = parts.group(TARGET);
        boolean answers = isAnswers(target);
        checkTarget(kind, target, text);
        long amount =
                parts.group(AMOUNT) == null
                        ? usual(kind, answers)
                        : Long.parseLong(parts.group(AMOUNT));
        if (parts.group(SECONDS) != null) {
            if (answers) {
                throw new IllegalArgumentException(
                        "'" + text + "': answers have no time; say @n5 or @~20");
            }
            double nanos = Double.parseDouble(parts.group(SECONDS)) * TimeUnit.SECONDS.toNanos(1);
            return new Fault(kind, target, When.TIME, (long) nanos, amount);
        }
        boolean counts = parts.group(LINES) != null;
        long number = Long.parseLong(parts.group(counts ? LINES : ODDS));
        if (number == 0) {
            throw new IllegalArgumentException("'" + text + "' must be after 1 or more");
        }
        return new Fault(kind, target, counts ? When.COUNT : When.RANDOM, number, amount);
    }

    private static void checkTarget(FaultKind kind, String target, String text) {
        boolean answers = isAnswers(target);
        boolean fits =
                answers
                        ? kind.isOfAnswers() && !target.equals(OF_SYMBOL)
                        : kind.isOfPort() || kind.isOfEvents();
        if (!fits) {
            throw new IllegalArgumentException(
                    answers
                            ? "'" + text + "': no fault of answers"
                            : "'" + text + "': of history or history/SYMBOL only");
        }
        if (!answers && kind.isOfPort()) {
            port(target);
        }
    }

    private static boolean isAnswers(String target) {
        return target.equals(ANSWERS) || target.startsWith(OF_SYMBOL);
    }

    private static FaultKind kind(String word, String text) {
        for (FaultKind kind : FaultKind.values()) {
            if (kind.name().equals(word.toUpperCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "'"
                        + text
                        + "' is no fault; there are drop, stall, gap, garbage, slow, and of"
                        + " history error, early and deny");
    }

    private static long usual(FaultKind kind, boolean answers) {
        return switch (kind) {
            case STALL -> answers ? 0 : USUAL_SECONDS;
            case GAP -> USUAL_EVENTS;
            case SLOW -> USUAL_BYTES;
            case DROP, GARBAGE, ERROR, EARLY, DENY -> 1;
        };
    }

    private static IqFeedPort port(String word) {
        for (IqFeedPort port : IqFeedPort.values()) {
            if (port.name().equals(word.toUpperCase(Locale.ROOT))) {
                return port;
            }
        }
        throw new IllegalArgumentException(
                "no port " + word + "; there are level1, level2, lookup, admin and derivative");
    }

    /** Whether it is a fault of answers. */
    boolean isOfAnswers() {
        return isAnswers(target);
    }

    /** Whether it is a fault of answers about this symbol. */
    boolean isOfAnswers(String symbol) {
        return target.equals(ANSWERS) || target.equals(OF_SYMBOL + symbol);
    }

    /** Whether it is a fault of some port. */
    boolean isOfPort() {
        return kind.isOfPort() && !isOfAnswers();
    }

    /** Whether it is a fault of this port. */
    boolean isOf(IqFeedPort port) {
        return isOfPort() && port(target) == port;
    }

    /** Whether it is a fault of this symbol. */
    boolean isOf(String symbol) {
        return kind.isOfEvents() && target.equals(symbol);
    }
}
