package io.groundswell.connectors.latency;

import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * How long something took in the last one or two minutes, in microseconds. One thread records,
 * without ever waiting; any number of others may look. Memory is fixed, about 160 KB; a figure is
 * at most a hundredth too high.
 *
 * <p>What took longer than an hour, either way, is of a recorded day or was stored meanwhile: it is
 * counted, and no figure tells of it.
 */
public final class LatencyHistogram {
    private static final long LONGEST_MICROS = TimeUnit.HOURS.toMicros(1);
    private static final long WINDOW_MILLIS = TimeUnit.MINUTES.toMillis(1);
    private static final int DIGITS = 2;

    private final InstantSource clock;
    private final Interval took = new Interval();

    /** By how much what arrived before it was sent did so. */
    private final Interval early = new Interval();

    private final AtomicLong recorded = new AtomicLong();
    private long windowBeganMillis;
    private long measured;

    /** An empty one, which forgets by this clock. */
    public LatencyHistogram(InstantSource clock) {
        this.clock = clock;
        windowBeganMillis = clock.millis();
    }

    /** Whether nothing takes so long that is told as it happens, either way. */
    static boolean isOfRecording(long micros) {
        return micros > LONGEST_MICROS || micros < -LONGEST_MICROS;
    }

    /** Records one that took so long; below zero, it arrived before it was sent. */
    public void record(long micros) {
        if (isOfRecording(micros)) {
            recorded.incrementAndGet();
        } else if (micros >= 0) {
            took.recorder.recordValue(micros);
        } else {
            took.recorder.recordValue(0);
            early.recorder.recordValue(-micros);
        }
    }

    /** The figures as they stand. */
    public synchronized LatencyFigures figures() {
        look();
        return LatencyFigures.of(took.all(), early.all(), recorded.get());
    }

    /** How many were measured ever. */
    synchronized long measured() {
        look();
        return measured;
    }

    /** Each time of those that the figures are of; what is below zero as 0. */
    synchronized Histogram times() {
        look();
        return took.all();
    }

    private void look() {
        measured += took.look();
        early.look();
        long nowMillis = clock.millis();
        if (nowMillis - windowBeganMillis >= WINDOW_MILLIS) {
            windowBeganMillis = nowMillis;
            took.next();
            early.next();
        }
    }

    /** What was recorded in this window and the one before. */
    private static final class Interval {
        final SingleWriterRecorder recorder = new SingleWriterRecorder(LONGEST_MICROS, DIGITS);
        private Histogram spare;
        private Histogram previous = new Histogram(LONGEST_MICROS, DIGITS);
        private Histogram current = new Histogram(LONGEST_MICROS, DIGITS);

        /** Takes what came since the last look, and tells how many that are. */
        long look() {
            spare = recorder.getIntervalHistogram(spare);
            current.add(spare);
            return spare.getTotalCount();
        }

        Histogram all() {
            Histogram all = previous.copy();
            all.add(current);
            return all;
        }

        /** A window begins. */
        void next() {
            Histogram oldest = previous;
            previous = current;
            oldest.reset();
            current = oldest;
        }
    }
}
