package io.groundswell.jobs.path;

import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.kafka.MarketWriter;
import io.groundswell.jobs.run.Host;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.replay.publish.EventOutput;
import io.groundswell.replay.publish.RecordedEvents;
import io.groundswell.replay.publish.ReplayClock;
import io.groundswell.replay.publish.TopicPublisher;
import io.groundswell.replay.tape.TapeLibrary;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Publishes recorded events as they are, in a thread of its own. */
final class PublishLeg implements Feed {
    /** As {@code replay publish} has it unless told otherwise. */
    private static final long TAIL_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final long END_LIMIT_MILLIS = TimeUnit.SECONDS.toMillis(10);

    private final Leg leg;
    private final KafkaConnection connection;
    private final Realm realm;
    private final double speed;
    private final Host host;
    private final AtomicLong told = new AtomicLong();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Thread thread = new Thread(this::run, "publish");

    private PublishLeg(Leg leg, KafkaConnection connection, Realm realm, double speed, Host host) {
        this.leg = leg;
        this.connection = connection;
        this.realm = realm;
        this.speed = speed;
        this.host = host;
    }

    /**
     * Starts it.
     *
     * @param speed how many times as fast as it was, as {@link ReplayClock} has it
     */
    static PublishLeg start(
            Leg leg, KafkaConnection connection, Realm realm, double speed, Host host) {
        PublishLeg started = new PublishLeg(leg, connection, realm, speed, host);
        started.thread.setDaemon(true);
        started.thread.start();
        return started;
    }

    private void run() {
        try (RecordedEvents events =
                        new RecordedEvents(TapeLibrary.open(leg.files()), leg.symbols());
                MarketWriter writer = MarketWriter.open(connection, realm)) {
            ReplayClock clock = new ReplayClock(speed, leg.firstNanos());
            clock.run(host.nanoClock().getAsLong());
            new TopicPublisher(new Counting(writer), clock, host.nanoClock(), host.pause())
                    .publish(events.cursor(), TAIL_NANOS);
            writer.flush();
            done.complete(null);
        } catch (IOException | RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    @Override
    public long told() {
        return told.get();
    }

    @Override
    public boolean isDone() throws IOException {
        if (!done.isDone()) {
            return false;
        }
        finish();
        return true;
    }

    @Override
    public void finish() throws IOException {
        try {
            done.get();
        } catch (ExecutionException e) {
            throw new IOException("publishing failed: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while publishing", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(END_LIMIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Hands on to the broker, and counts. */
    private final class Counting implements EventOutput {
        private final MarketWriter writer;

        Counting(MarketWriter writer) {
            this.writer = writer;
        }

        @Override
        public void send(MarketEvent event) throws IOException {
            if (Thread.currentThread().isInterrupted()) {
                throw new IOException("interrupted while publishing");
            }
            writer.send(event);
            told.incrementAndGet();
        }

        @Override
        public void heartbeat(long sourceEpoch, long frontierNanos) throws IOException {
            writer.heartbeat(sourceEpoch, frontierNanos);
        }
    }
}
