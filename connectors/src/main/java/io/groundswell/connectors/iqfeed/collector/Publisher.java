package io.groundswell.connectors.iqfeed.collector;

import io.groundswell.connectors.iqfeed.events.FeedTranslator;
import io.groundswell.connectors.iqfeed.events.TranslatorOptions;
import io.groundswell.connectors.kafka.MarketWriter;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.Defect;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the capture of one epoch: what Kafka has acknowledged before is translated again and
 * not sent, the rest is sent with the identity that it had or would have had. One thread.
 *
 * <p>Kafka's acknowledgement is noted every {@link #NOTE_NANOS}; what a crash leaves between note
 * and capture is sent twice, and readers know it by its identity.
 */
final class Publisher implements Closeable {
    /** Between two heartbeats, as the contract of the market topics has it. */
    static final long HEARTBEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Between two notes of what Kafka has acknowledged. */
    static final long NOTE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    private final EpochFolder epoch;
    private final MarketWriter writer;
    private final PublishedLatency latency;
    private final LongSupplier nanoClock;
    private final CaptureReader reader;
    private final FeedTranslator translator;
    private final CaptureTranslation translation;
    private final long sendFrom;
    private boolean sends;
    private boolean unacknowledged;
    private long heartbeatDueNanos;
    private long noteDueNanos;

    /**
     * A publisher at the begin of an epoch.
     *
     * @param begin what its translator begins with: the same each time for one epoch
     * @param end up to where the capture is written
     * @param nanoClock the time now, nanoseconds since any moment
     */
    Publisher(
            EpochFolder epoch,
            TranslatorOptions begin,
            LongSupplier end,
            MarketWriter writer,
            PublishedLatency latency,
            LongSupplier nanoClock)
            throws IOException {
        this.epoch = epoch;
        this.writer = writer;
        this.latency = latency;
        this.nanoClock = nanoClock;
        sendFrom = epoch.acknowledged();
        reader = new CaptureReader(epoch.capture(), end);
        translator = new FeedTranslator(begin, this::send, this::send);
        translation = new CaptureTranslation(translator);
        heartbeatDueNanos = nanoClock.getAsLong();
        noteDueNanos = heartbeatDueNanos + NOTE_NANOS;
    }

    /** What its epoch has come to. */
    FeedTranslator translator() {
        return translator;
    }

    /** Up to where the capture is translated. */
    long position() {
        return reader.position();
    }

    /** What ends the capture before its end, or empty. */
    String damage() {
        return reader.damage();
    }

    /**
     * Publishes the next record, if there is one, and heartbeats and notes when they are due.
     *
     * @return whether there was one
     * @throws IOException where Kafka takes no more, or the capture cannot be read
     */
    boolean publishNext() throws IOException {
        CaptureRecord record = reader.next();
        try {
            if (record != null) {
                sends = record.position() >= sendFrom;
                translation.apply(record);
                unacknowledged |= sends;
            }
            if (sends || record == null) {
                keepTime();
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return record != null;
    }

    private void keepTime() throws IOException {
        long nowNanos = nanoClock.getAsLong();
        if (nowNanos - heartbeatDueNanos >= 0 && position() >= sendFrom) {
            heartbeat();
            heartbeatDueNanos = nowNanos + HEARTBEAT_NANOS;
        }
        if (nowNanos - noteDueNanos >= 0) {
            note();
            noteDueNanos = nowNanos + NOTE_NANOS;
        }
    }

    private void heartbeat() throws IOException {
        if (translator.frontierNanos() != EventHeader.ABSENT) {
            writer.heartbeat(epoch.sourceEpoch(), translator.frontierNanos());
        }
    }

    private void note() throws IOException {
        if (!unacknowledged) {
            return;
        }
        writer.flush();
        try {
            epoch.acknowledged(position());
            unacknowledged = false;
        } catch (IOException e) {
            // Kafka has it; that it has is noted with the next try.
            LOG.warn("What Kafka has acknowledged cannot be noted: {}", e.getMessage());
        }
    }

    /** All of the capture is published: waits until Kafka has it, and notes what comes after. */
    void finish() throws IOException {
        sends = true;
        try {
            translator.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        heartbeat();
        unacknowledged = true;
        note();
        epoch.end(translator);
    }

    private void send(MarketEvent event) {
        if (!sends) {
            return;
        }
        latency.record(event);
        try {
            writer.send(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(Defect defect) {
        if (!sends) {
            return;
        }
        try {
            writer.send(DeadLetter.of(defect));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
