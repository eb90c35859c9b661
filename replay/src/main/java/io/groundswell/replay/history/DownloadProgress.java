package io.groundswell.replay.history;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Tells a person how far a download is: units, rate, what is left, what is wrong. Bytes are counted
 * by any thread; one tells.
 */
final class DownloadProgress {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MEGABYTE = 1e6;
    private static final long TERMINAL_NANOS = 500_000_000L;
    private static final long LOG_NANOS = 10_000_000_000L;

    private final PrintWriter out;
    private final boolean isTerminal;
    private final LongSupplier nanoClock;
    private final long startNanos;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();
    private long toldNanos;
    private int width;

    /**
     * Begins to count the time.
     *
     * @param isTerminal whether a line can be written over
     */
    DownloadProgress(PrintWriter out, boolean isTerminal, LongSupplier nanoClock) {
        this.out = out;
        this.isTerminal = isTerminal;
        this.nanoClock = nanoClock;
        startNanos = nanoClock.getAsLong();
        toldNanos = startNanos;
    }

    /** A row of so many bytes has come. */
    void row(long length) {
        bytes.addAndGet(length);
        rows.incrementAndGet();
    }

    /** Tells how far it is, if it is time to. */
    void tell(DownloadReport report, long retries) {
        long nowNanos = nanoClock.getAsLong();
        if (nowNanos - toldNanos >= (isTerminal ? TERMINAL_NANOS : LOG_NANOS)) {
            toldNanos = nowNanos;
            String line = line(report, retries, nowNanos);
            if (isTerminal) {
                String pad = " ".repeat(Math.max(0, width - line.length()));
                out.print("\r" + line + pad);
                width = line.length();
            } else {
                out.println(line);
            }
            out.flush();
        }
    }

    private String line(DownloadReport report, long retries, long nowNanos) {
        double seconds = (nowNanos - startNanos) / NANOS_PER_SECOND;
        return String.format(
                Locale.ROOT,
                "%,d of %,d  %,.0f rows/s  %.1f MB/s  %s left  %,d asked again  %,d not whole",
                report.done(),
                report.asked(),
                rows.get() / seconds,
                bytes.get() / MEGABYTE / seconds,
                left(report, seconds),
                retries,
                report.notWhole());
    }

    /** What took no time tells nothing of what is still to do. */
    private static String left(DownloadReport report, double seconds) {
        int done = report.done();
        int worked = done - report.count(UnitResult.PRESENT);
        if (worked == 0) {
            return "--:--";
        }
        Duration left = Duration.ofSeconds((long) (seconds / worked * (report.asked() - done)));
        return left.toHours() > 0
                ? String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        left.toHours(),
                        left.toMinutesPart(),
                        left.toSecondsPart())
                : String.format(
                        Locale.ROOT, "%02d:%02d", left.toMinutesPart(), left.toSecondsPart());
    }

    /** The end of what is told; the whole in a line. */
    String summary(long requests, long retries) {
        double seconds = (nanoClock.getAsLong() - startNanos) / NANOS_PER_SECOND;
        return String.format(
                Locale.ROOT,
                "%s%,d rows, %.1f MB in %.1f s; %,d requests, %,d of them again",
                isTerminal && width > 0 ? "\r" + " ".repeat(width) + "\r" : "",
                rows.get(),
                bytes.get() / MEGABYTE,
                seconds,
                requests,
                retries);
    }
}
