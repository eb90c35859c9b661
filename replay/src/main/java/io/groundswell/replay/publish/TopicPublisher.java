package io.groundswell.replay.publish;

import io.groundswell.model.event.MarketEvent;
import io.groundswell.replay.tape.EventCursor;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Sends recorded events in the total order, and a heartbeat every {@link #HEARTBEAT_NANOS} of the
 * clock. One thread.
 *
 * <p>The frontier is the order time of the last event sent: what follows is never before it, on
 * whatever topic, and may well be of the same nanosecond, which the frontier does not exclude. The
 * first heartbeat goes before the first event, so that readers know of every partition from the
 * start; the last one lies a tail behind the last event, so that what readers do some time after an
 * event gets done.
 */
public final class TopicPublisher {
    /** Between two heartbeats, as the contract of the market topics has it. */
    public static final long HEARTBEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final EventOutput out;
    private final Pace pace;
    private final LongSupplier nanoClock;
    private final LongConsumer wait;
    private long heartbeatDueNanos;
    private long frontierNanos;
    private long sent;
    private long sourceEpoch = Long.MIN_VALUE;

    /**
     * A publisher.
     *
     * @param nanoClock the time now, nanoseconds since any moment
     * @param wait returns after so many nanoseconds, or earlier
     */
    public TopicPublisher(EventOutput out, Pace pace, LongSupplier nanoClock, LongConsumer wait) {
        this.out = out;
        this.pace = pace;
        this.nanoClock = nanoClock;
        this.wait = wait;
    }

    /**
     * Sends all that the cursor holds.
     *
     * @param tailNanos how far the last heartbeat lies behind the last event
     * @throws IOException where the recording cannot be read or the output takes no more
     */
    public void publish(EventCursor events, long tailNanos) throws IOException {
        MarketEvent event = events.next();
        if (event == null) {
            return;
        }
        standAt(event);
        heartbeat(nanoClock.getAsLong());
        for (; event != null; event = events.next()) {
            awaitTurn(event);
            out.send(event);
            sent++;
            standAt(event);
        }
        out.heartbeat(sourceEpoch, frontierNanos + tailNanos);
    }

    /** Heartbeats go on while the next event is not due. */
    private void awaitTurn(MarketEvent event) throws IOException {
        long nowNanos = nanoClock.getAsLong();
        heartbeatIfDue(nowNanos);
        long waitNanos = pace.nanosUntilDue(sent, event.eventTimeNanos(), nowNanos);
        while (waitNanos > 0) {
            wait.accept(Math.min(waitNanos, heartbeatDueNanos - nowNanos));
            nowNanos = nanoClock.getAsLong();
            heartbeatIfDue(nowNanos);
            waitNanos = pace.nanosUntilDue(sent, event.eventTimeNanos(), nowNanos);
        }
    }

    private void standAt(MarketEvent event) {
        frontierNanos = event.eventTimeNanos();
        sourceEpoch = Math.max(sourceEpoch, event.header().sourceEpoch());
    }

    private void heartbeatIfDue(long nowNanos) throws IOException {
        if (nowNanos - heartbeatDueNanos >= 0) {
            heartbeat(nowNanos);
        }
    }

    private void heartbeat(long nowNanos) throws IOException {
        out.heartbeat(sourceEpoch, frontierNanos);
        heartbeatDueNanos = nowNanos + HEARTBEAT_NANOS;
    }
}
