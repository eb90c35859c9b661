package io.groundswell.jobs.chaos;

import io.groundswell.replay.publish.Pace;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Lets events go at a steady rate by count, whatever their own times are, and no further than a
 * limit that moves: a slice is not begun before the job has recovered from the kill of the slice
 * before it. Behind its time, after an outage or at a limit, it lets events go at once until it has
 * caught up. One thread at a time; the limit may move on another.
 */
final class SlicedPace implements Pace {
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final long firstPosition;
    private final double nanosPerEvent;
    private final LongSupplier limit;
    private long startNanos;
    private boolean isStarted;

    /**
     * A pace that starts when it is first asked.
     *
     * @param firstPosition the place, in the whole run, of the first event that this publisher
     *     sends
     * @param nanosPerEvent time between two events
     * @param limit the place before which all may go, in the whole run; never goes back
     */
    SlicedPace(long firstPosition, double nanosPerEvent, LongSupplier limit) {
        this.firstPosition = firstPosition;
        this.nanosPerEvent = nanosPerEvent;
        this.limit = limit;
    }

    @Override
    public long nanosUntilDue(long sent, long eventTimeNanos, long clockNanos) {
        if (!isStarted) {
            isStarted = true;
            startNanos = clockNanos;
        }
        long dueNanos = startNanos + (long) (sent * nanosPerEvent) - clockNanos;
        return firstPosition + sent < limit.getAsLong()
                ? dueNanos
                : Math.max(dueNanos, LOOK_AGAIN_NANOS);
    }
}
