package io.groundswell.jobs.path;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Tells a person how far a run is: one line that is written over, or some lines in a log. */
final class PathProgress {
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LOG_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintStream out;
    private final LongSupplier nanoClock;
    private final long beganNanos;
    private final boolean onTerminal = Boolean.getBoolean("groundswell.terminal");
    private long shownNanos = Long.MIN_VALUE;
    private long toldBefore;
    private long toldBeforeNanos;

    PathProgress(PrintStream out, LongSupplier nanoClock) {
        this.out = out;
        this.nanoClock = nanoClock;
        this.beganNanos = nanoClock.getAsLong();
        this.toldBeforeNanos = beganNanos;
    }

    /** Whether it is time to look again. */
    boolean isDue() {
        long since = nanoClock.getAsLong() - shownNanos;
        return shownNanos == Long.MIN_VALUE || since >= (onTerminal ? GLANCE_NANOS : LOG_NANOS);
    }

    /**
     * Shows how far it is.
     *
     * @param told recorded events that the feed has told
     * @param total recorded events in all
     * @param stored rows that ClickHouse has
     * @param unread records on Kafka that no complete checkpoint covers yet
     */
    void show(String leg, long told, long total, long stored, long unread) {
        long nowNanos = nanoClock.getAsLong();
        double perSecond =
                (told - toldBefore) * NANOS_PER_SECOND / Math.max(1, nowNanos - toldBeforeNanos);
        shownNanos = nowNanos;
        toldBefore = told;
        toldBeforeNanos = nowNanos;
        out.printf(
                Locale.ROOT,
                "%s%4d s  %-24s told %,9d of %,9d (%,7.0f/s)   stored %,9d rows   on Kafka and"
                        + " not yet stored %,8d%s",
                onTerminal ? "\r" : "",
                TimeUnit.NANOSECONDS.toSeconds(nowNanos - beganNanos),
                leg,
                told,
                total,
                Math.max(0, perSecond),
                stored,
                unread,
                onTerminal ? "  " : System.lineSeparator());
        out.flush();
    }

    /** A leg is over, and another one counts from nothing. */
    void legEnds() {
        toldBefore = 0;
        toldBeforeNanos = nanoClock.getAsLong();
        if (onTerminal) {
            out.println();
        }
        shownNanos = Long.MIN_VALUE;
    }

    /** Seconds since it began. */
    double seconds() {
        return (nanoClock.getAsLong() - beganNanos) / NANOS_PER_SECOND;
    }
}
