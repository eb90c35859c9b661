package io.groundswell.replay.publish;

import java.util.concurrent.TimeUnit;

/**
 * The time of the replay, in the recording's own time, and so the pace of its events. Stands at the
 * first event until it is started, runs at its speed, stands while paused, and runs on after the
 * last event. At full speed it is where the last event was, and after the last event runs as any
 * clock.
 *
 * <p>Safe for any number of threads. Clock times are nanoseconds since any moment, of one clock.
 */
public final class ReplayClock implements Pace {
    /** The speed of a replay that waits for its clients only. */
    public static final double FULL_SPEED = Double.POSITIVE_INFINITY;

    /** Lowest speed that is not full. */
    public static final double MIN_SPEED = 0.1;

    /** Highest speed that is not full. */
    public static final double MAX_SPEED = 100;

    private static final long LONGEST_WAIT_NANOS = TimeUnit.DAYS.toNanos(365);

    private final double speed;
    private long replayNanos;
    private long sinceNanos;
    private boolean running;
    private boolean ended;

    /**
     * A clock that stands.
     *
     * @param speed {@value #MIN_SPEED} to {@value #MAX_SPEED}, or {@link #FULL_SPEED}
     * @param firstEventNanos where it stands, nanoseconds since 1970 UTC
     */
    public ReplayClock(double speed, long firstEventNanos) {
        if (speed != FULL_SPEED && !(speed >= MIN_SPEED && speed <= MAX_SPEED)) {
            throw new IllegalArgumentException("speed must be 0.1 to 100, or max: " + speed);
        }
        this.speed = speed;
        this.replayNanos = firstEventNanos;
    }

    /**
     * A speed as a person says it: a number, or {@code max}.
     *
     * @throws IllegalArgumentException that says what it can be
     */
    public static double speed(String text) {
        try {
            double speed = text.equals("max") ? FULL_SPEED : Double.parseDouble(text);
            return new ReplayClock(speed, 0).speed;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be 0.1 to 100, or max: " + text, e);
        }
    }

    /** Whether events wait for nothing but the clients. */
    public boolean isFullSpeed() {
        return speed == FULL_SPEED;
    }

    /** Lets it run; nothing where it does. */
    public synchronized void run(long clockNanos) {
        if (!running) {
            running = true;
            sinceNanos = clockNanos;
        }
    }

    /** Lets it stand where it is; nothing where it does. */
    public synchronized void pause(long clockNanos) {
        replayNanos = nowNanos(clockNanos);
        running = false;
    }

    /** Whether it runs. */
    public synchronized boolean isRunning() {
        return running;
    }

    /** The replay's time, nanoseconds since 1970 UTC. */
    public synchronized long nowNanos(long clockNanos) {
        if (!running || (isFullSpeed() && !ended)) {
            return replayNanos;
        }
        double rate = isFullSpeed() ? 1 : speed;
        return replayNanos + (long) ((clockNanos - sinceNanos) * rate);
    }

    /** Takes note that an event has been told; at full speed that is what moves the clock. */
    public synchronized void reach(long eventTimeNanos) {
        if (isFullSpeed()) {
            replayNanos = Math.max(replayNanos, eventTimeNanos);
        }
    }

    /** Takes note that no event follows. */
    public synchronized void end(long clockNanos) {
        replayNanos = nowNanos(clockNanos);
        sinceNanos = clockNanos;
        ended = true;
    }

    @Override
    public synchronized long nanosUntilDue(long sent, long eventTimeNanos, long clockNanos) {
        if (!running) {
            return LONGEST_WAIT_NANOS;
        }
        if (isFullSpeed()) {
            return 0;
        }
        double wait = (eventTimeNanos - nowNanos(clockNanos)) / speed;
        return (long) Math.min(wait, (double) LONGEST_WAIT_NANOS);
    }
}
