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
 * slow:level1@10s+20000}.
 *
 * @param kind what happens
 * @param target the port ({@code level1}, {@code level2}, {@code lookup}, {@code admin}, {@code
 *     derivative}) or the symbol that it happens to
 * @param when at what it happens
 * @param at nanoseconds of the recording since its first event, or how many lines of the port or
 *     events of the symbol
 * @param amount seconds of a STALL, events of a GAP, bytes a second of SLOW
 */
public record Fault(FaultKind kind, String target, When when, long at, long amount) {
    private static final Pattern TEXT =
            Pattern.compile(
                    "(\\w+):([^@\\s]{1,30})@(?:(\\d{1,9}(?:\\.\\d{1,9})?)s|n(\\d{1,12})"
                            + "|~(\\d{1,12}))(?:\\+(\\d{1,12}))?");
    private static final int TARGET = 2;
    private static final int SECONDS = 3;
    private static final int LINES = 4;
    private static final int ODDS = 5;
    private static final int AMOUNT = 6;
    private static final long USUAL_SECONDS = 10;
    private static final long USUAL_EVENTS = 10;
    private static final long USUAL_BYTES = 10_000;

    /** At what a fault happens. */
    public enum When {
        /** Once, at a time of the recording. */
        TIME,
        /** Once, after so many lines or events. */
        COUNT,
        /** At random, with the odds of one in so many lines or events. */
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
        if (kind.isOfPort()) {
            port(target);
        }
        long amount =
                parts.group(AMOUNT) == null ? usual(kind) : Long.parseLong(parts.group(AMOUNT));
        if (parts.group(SECONDS) != null) {
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

    private static FaultKind kind(String word, String text) {
        for (FaultKind kind : FaultKind.values()) {
            if (kind.name().equals(word.toUpperCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "' is no fault; there are drop, stall, gap, garbage and slow");
    }

    private static long usual(FaultKind kind) {
        return switch (kind) {
            case STALL -> USUAL_SECONDS;
            case GAP -> USUAL_EVENTS;
            case SLOW -> USUAL_BYTES;
            case DROP, GARBAGE -> 1;
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

    /** Whether it is a fault of this port. */
    boolean isOf(IqFeedPort port) {
        return kind.isOfPort() && port(target) == port;
    }

    /** Whether it is a fault of this symbol. */
    boolean isOf(String symbol) {
        return !kind.isOfPort() && target.equals(symbol);
    }
}
