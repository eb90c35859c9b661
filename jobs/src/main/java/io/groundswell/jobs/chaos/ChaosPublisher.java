package io.groundswell.jobs.chaos;

import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.kafka.MarketWriter;
import io.groundswell.jobs.run.BackgroundWork;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.replay.publish.EventOutput;
import io.groundswell.replay.publish.Pace;
import io.groundswell.replay.publish.RecordedEvents;
import io.groundswell.replay.publish.TopicPublisher;
import io.groundswell.replay.tape.TapeLibrary;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Publishes recorded days in a thread of its own, from a place in them on. A broker that is away is
 * waited for, up to five minutes; whatever else goes wrong is thrown at whoever asks how it goes.
 *
 * <p>Once a second it waits until the broker has all that was sent: up to there a run never needs
 * to go back. What is sent a second time after that is dropped by the job, which knows each event
 * by its identity.
 */
final class ChaosPublisher implements AutoCloseable {
    private static final long TAIL_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long FLUSH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final TapeLibrary library;
    private final Set<String> symbols;
    private final KafkaConnection connection;
    private final Realm realm;
    private final LongSupplier nanoClock;
    private final LongConsumer wait;
    private BackgroundWork work;

    private long firstPosition;
    private Pace pace;
    private final AtomicLong sent = new AtomicLong();
    private volatile long acknowledged;

    /**
     * A publisher that has not started.
     *
     * @param symbols those to publish; empty for all
     * @param nanoClock the time now, nanoseconds since any moment
     * @param wait returns after so many nanoseconds, or earlier
     */
    ChaosPublisher(
            TapeLibrary library,
            Set<String> symbols,
            KafkaConnection connection,
            Realm realm,
            LongSupplier nanoClock,
            LongConsumer wait) {
        this.library = library;
        this.symbols = symbols;
        this.connection = connection;
        this.realm = realm;
        this.nanoClock = nanoClock;
        this.wait = wait;
    }

    /**
     * Starts the thread.
     *
     * @param position how many events are on the broker already; not all, because the last
     *     heartbeat follows an event
     */
    void start(long position, Pace itsPace) {
        firstPosition = position;
        sent.set(position);
        acknowledged = position;
        pace = itsPace;
        work = BackgroundWork.start("publishing", this::publish);
    }

    private void publish() throws IOException {
        try (RecordedEvents events = new RecordedEvents(library, symbols);
                MarketWriter writer = MarketWriter.open(connection, realm)) {
            for (long i = 0; i < firstPosition; i++) {
                events.cursor().next();
            }
            new TopicPublisher(new Output(writer), pace, nanoClock, wait)
                    .publish(events.cursor(), TAIL_NANOS);
            writer.flush();
            acknowledged = sent.get();
        }
    }

    /** How many events have been sent, from the first of the recording on. */
    long sent() {
        return sent.get();
    }

    /** How many of them are on the broker for sure. */
    long acknowledged() {
        return acknowledged;
    }

    /**
     * Whether everything is on the broker.
     *
     * @throws IOException where the publisher has failed
     */
    boolean isDone() throws IOException {
        return work.isDone();
    }

    /** Ends the thread, wherever it is; returns when it has ended, or after ten seconds. */
    @Override
    public void close() {
        if (work != null) {
            work.close();
        }
    }

    /** Hands on to the broker, and counts. */
    private final class Output implements EventOutput {
        private final MarketWriter writer;
        private long flushedNanos = nanoClock.getAsLong();

        Output(MarketWriter writer) {
            this.writer = writer;
        }

        @Override
        public void send(MarketEvent event) throws IOException {
            if (Thread.currentThread().isInterrupted()) {
                throw new IOException("interrupted while publishing");
            }
            writer.send(event);
            sent.incrementAndGet();
        }

        @Override
        public void heartbeat(long sourceEpoch, long frontierNanos) throws IOException {
            writer.heartbeat(sourceEpoch, frontierNanos);
            if (nanoClock.getAsLong() - flushedNanos >= FLUSH_NANOS) {
                writer.flush();
                acknowledged = sent.get();
                flushedNanos = nanoClock.getAsLong();
            }
        }
    }
}
