package io.groundswell.replay.server;

import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Fundamentals;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import io.groundswell.replay.publish.ReplayClock;
import io.groundswell.replay.tape.EventCursor;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Tells the recorded events to the market at their time, and the time itself each second. One
 * thread runs it; the market is held while an event is told, so that every client gets every event
 * whole.
 */
final class Player {
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final EventCursor events;
    private final ReplayClock clock;
    private final Market market;
    private final WireProjection projection;
    private final Stage stage;
    private final LongSupplier nanoClock;
    private final LongConsumer wait;
    private final ReplayTime time;
    private final long startNanos;
    private MarketEvent next;
    private long firstNanos;
    private long toldSecond = Long.MIN_VALUE;
    private long toldAtNanos;
    private final AtomicLong told = new AtomicLong();
    private volatile EventHeader lastTold;
    private volatile boolean ended;

    /** What a player needs of the server around it. */
    interface Stage {
        /** Waits until every client has room; only at full speed. */
        void awaitRoom() throws InterruptedException;

        /** A second of the replay has come, or one of the wall has gone by. */
        void time(long replayNanos);

        /** Time has come to this many nanoseconds after the first event. */
        void progress(long sinceFirstNanos);

        /** A second of the wall has gone by. */
        void second();

        /** Whether an event is withheld on purpose. */
        boolean isSilent(String symbol, long sinceFirstNanos);
    }

    Player(
            EventCursor events,
            ReplayClock clock,
            Market market,
            WireProjection projection,
            Stage stage,
            ReplayTime time,
            long startNanos,
            LongSupplier nanoClock,
            LongConsumer wait) {
        this.events = events;
        this.clock = clock;
        this.market = market;
        this.projection = projection;
        this.stage = stage;
        this.time = time;
        this.startNanos = startNanos;
        this.nanoClock = nanoClock;
        this.wait = wait;
    }

    /**
     * Takes in what was before the start, and what stands at the head of the rest and is no
     * happening: definitions, F lines and summaries of Level 1. A client that watches before the
     * replay begins is told these.
     */
    void prime() throws IOException {
        next = events.next();
        firstNanos = next == null ? 0 : next.eventTimeNanos();
        lastTold = Heartbeat.of(Topic.TICKS, 0, firstNanos - 1).header();
        synchronized (market) {
            while (next != null && (next.eventTimeNanos() < startNanos || isState(next))) {
                projection.project(next, market::apply);
                if (next.eventTimeNanos() < startNanos) {
                    lastTold = next.header();
                }
                told.incrementAndGet();
                next = events.next();
            }
            market.tellSummary();
        }
        toldAtNanos = nanoClock.getAsLong();
    }

    private static boolean isState(MarketEvent event) {
        return event instanceof InstrumentDefined
                || event instanceof Fundamentals
                || event.header().has(EventFlags.SUMMARY);
    }

    /** How many recorded events have been told. */
    long told() {
        return told.get();
    }

    private void count(MarketEvent event) {
        told.incrementAndGet();
        lastTold = event.header();
    }

    /** Where the last event told stands in the total order; before all where none has been. */
    EventHeader lastTold() {
        return lastTold;
    }

    /** Whether all of them have. */
    boolean hasEnded() {
        return ended;
    }

    /** Runs until the thread is interrupted. */
    void run() throws IOException, InterruptedException {
        while (!Thread.interrupted()) {
            long nowNanos = nanoClock.getAsLong();
            tick(nowNanos);
            if (next == null) {
                if (!ended) {
                    end(nowNanos);
                }
                wait.accept(SLICE_NANOS);
                continue;
            }
            long waitNanos = clock.nanosUntilDue(told.get(), next.eventTimeNanos(), nowNanos);
            if (waitNanos > 0) {
                wait.accept(Math.min(waitNanos, SLICE_NANOS));
                continue;
            }
            if (clock.isFullSpeed()) {
                stage.awaitRoom();
            }
            tell(next);
            next = events.next();
        }
    }

    private void end(long nowNanos) {
        synchronized (market) {
            market.tellSummary();
        }
        clock.end(nowNanos);
        ended = true;
    }

    private void tell(MarketEvent event) {
        clock.reach(event.eventTimeNanos());
        long sinceFirstNanos = event.eventTimeNanos() - firstNanos;
        tellTime(nanoClock.getAsLong());
        synchronized (market) {
            boolean silent = stage.isSilent(event.symbol(), sinceFirstNanos);
            market.silence(silent);
            projection.project(event, market::apply);
            market.silence(false);
            count(event);
        }
    }

    private void tick(long nowNanos) {
        tellTime(nowNanos);
        if (nowNanos - toldAtNanos >= SECOND_NANOS) {
            // Clients take silence for a dead socket, so the clock is told also while it stands.
            toldAtNanos = nowNanos;
            long replayNanos = clock.nowNanos(nowNanos);
            if (second(replayNanos) == toldSecond && !clock.isRunning()) {
                stage.time(replayNanos);
            }
            stage.second();
        }
    }

    private void tellTime(long nowNanos) {
        long replayNanos = clock.nowNanos(nowNanos);
        long second = second(replayNanos);
        if (second != toldSecond) {
            toldSecond = second;
            stage.progress(replayNanos - firstNanos);
            stage.time(replayNanos);
        }
    }

    private long second(long replayNanos) {
        return Math.floorDiv(time.local(replayNanos), TimeUnit.SECONDS.toMicros(1));
    }
}
