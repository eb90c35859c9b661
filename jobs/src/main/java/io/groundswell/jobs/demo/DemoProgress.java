package io.groundswell.jobs.demo;

import io.groundswell.connectors.local.FlinkRest;
import io.groundswell.jobs.cluster.SourceStep;
import io.groundswell.replay.tape.DamagedTapeException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.util.ExceptionUtils;
import org.apache.flink.util.SerializedThrowable;

/** Shows how far a job is while it runs: one line that is written over, or a few lines in a log. */
final class DemoProgress {
    private static final long GLANCE_MILLIS = 500;

    /** Where nothing can be written over, about this many lines are enough. */
    private static final long LOG_LINES = 10;

    /** Where the total is not known, a line for every 100 000 events does. */
    private static final long UNKNOWN_TOTAL = 1_000_000;

    private static final double NANOS_PER_SECOND = 1e9;

    private final FlinkRest rest;
    private final OptionalLong totalEvents;
    private final PrintStream out;
    private final boolean onTerminal = Boolean.getBoolean("groundswell.terminal");

    /**
     * Watches through Flink's REST interface.
     *
     * @param totalEvents how many there are to read; empty where that is not known
     */
    DemoProgress(FlinkRest rest, OptionalLong totalEvents, PrintStream out) {
        this.rest = rest;
        this.totalEvents = totalEvents;
        this.out = out;
    }

    /**
     * Waits for the job's end and returns how many seconds it took.
     *
     * @throws DamagedTapeException where the job met damage that no tape's index shows
     * @throws IllegalStateException where it failed for any other reason
     */
    double watch(JobClient job) throws Exception {
        long startNanos = System.nanoTime();
        long shown = -1;
        while (true) {
            try {
                job.getJobExecutionResult().get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
                double seconds = (System.nanoTime() - startNanos) / NANOS_PER_SECOND;
                if (totalEvents.isPresent()) {
                    show(totalEvents.getAsLong(), seconds);
                }
                out.println();
                return seconds;
            } catch (TimeoutException e) {
                long read = eventsRead(new SourceStep(rest, job.getJobID().toString()), shown);
                if (read > shown && (onTerminal || read - shown >= logStep())) {
                    show(read, (System.nanoTime() - startNanos) / NANOS_PER_SECOND);
                    shown = read;
                }
            } catch (ExecutionException e) {
                throw reasonOf(e.getCause());
            }
        }
    }

    private static long eventsRead(SourceStep source, long otherwise) {
        try {
            return source.eventsRead();
        } catch (IOException e) {
            // Progress is for the eye only: a missed glance is not worth a word.
            return otherwise;
        }
    }

    /** Flink wraps what a task threw many times over. */
    static Exception reasonOf(Throwable failure) {
        Optional<DamagedTapeException> damage =
                ExceptionUtils.findSerializedThrowable(
                        failure, DamagedTapeException.class, DemoProgress.class.getClassLoader());
        return damage.isPresent()
                ? damage.get()
                : new IllegalStateException("the job failed: " + firstCause(failure), failure);
    }

    private static Throwable firstCause(Throwable failure) {
        Throwable cause = failure;
        for (Throwable next = cause; next != null; next = next.getCause()) {
            cause =
                    next instanceof SerializedThrowable thrown
                            ? thrown.deserializeError(DemoProgress.class.getClassLoader())
                            : next;
        }
        return cause;
    }

    private long logStep() {
        return totalEvents.orElse(UNKNOWN_TOTAL) / LOG_LINES;
    }

    private void show(long read, double seconds) {
        out.printf(
                "%s  %,d%s  %.1f s%s",
                onTerminal ? "\r" : "",
                read,
                totalEvents.isPresent() ? share(read, totalEvents.getAsLong()) : " events",
                seconds,
                onTerminal ? "   " : System.lineSeparator());
        out.flush();
    }

    private static String share(long read, long total) {
        return String.format(
                " of %,d events  %3d %%", total, total == 0 ? 100 : 100 * read / total);
    }
}
