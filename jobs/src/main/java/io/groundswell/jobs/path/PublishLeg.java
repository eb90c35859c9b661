package io.groundswell.jobs.path;

import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.kafka.MarketWriter;
import io.groundswell.jobs.run.BackgroundWork;
import io.groundswell.jobs.run.Host;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.replay.publish.EventOutput;
import io.groundswell.replay.publish.RecordedEvents;
import io.groundswell.replay.publish.ReplayClock;
import io.groundswell.replay.publish.TopicPublisher;
import io.groundswell.replay.tape.TapeLibrary;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Publishes recorded events as they are, in a thread of its own. */
final class PublishLeg implements Feed {
    /** As {@code replay publish} has it unless told otherwise. */
    private static final long TAIL_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Leg leg;
    private final KafkaConnection connection;
    private final Realm realm;
    private final double speed;
    private final Host host;
    private final AtomicLong told = new AtomicLong();
    private BackgroundWork work;

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
        started.work = BackgroundWork.start("publishing", started::publish);
        return started;
    }

    private void publish() throws IOException {
        try (RecordedEvents events =
                        new RecordedEvents(TapeLibrary.open(leg.files()), leg.symbols());
                MarketWriter writer = MarketWriter.open(connection, realm)) {
            ReplayClock clock = new ReplayClock(speed, leg.firstNanos());
            clock.run(host.nanoClock().getAsLong());
            new TopicPublisher(new Counting(writer), clock, host.nanoClock(), host.pause())
                    .publish(events.cursor(), TAIL_NANOS);
            writer.flush();
        }
    }

    @Override
    public long told() {
        return told.get();
    }

    @Override
    public boolean isDone() throws IOException {
        return work.isDone();
    }

    @Override
    public void finish() throws IOException {
        work.finish();
    }

    @Override
    public void close() {
        work.close();
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
