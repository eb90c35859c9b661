package io.groundswell.connectors.iqfeed.collector;

import io.groundswell.connectors.iqfeed.client.IqFeedClient;
import io.groundswell.connectors.iqfeed.client.PortState;
import io.groundswell.connectors.iqfeed.client.PortStatus;
import io.groundswell.connectors.iqfeed.events.FeedCounts;
import io.groundswell.connectors.iqfeed.events.TranslatorOptions;
import io.groundswell.connectors.iqfeed.lookup.LookupPool;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.kafka.MarketFrontier;
import io.groundswell.connectors.local.FolderLock;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.UnixNanos;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From IQConnect to Kafka by way of the capture: the client's lines are on file before anybody
 * looks at them, and what is published is made of the file alone. A collector that was killed
 * publishes first what its capture still holds, under the identity it had, and then goes on in a
 * new epoch; every outage in between is a marked gap of each symbol.
 *
 * <p>Threads: those of the client, one that publishes, one for sync and limits, one that fills
 * gaps. One collector at a time works on a folder.
 */
public final class Collector implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);
    private static final long CLOSE_LIMIT_SECONDS = 60;

    private final CollectorOptions options;
    private final FolderLock lock;
    private final InstantSource clock;
    private final EpochFolder epoch;
    private final CaptureWriter writer;
    private final CaptureRoom room;
    private final CollectorState state;
    private final Optional<LookupPool> lookups;
    private final Optional<GapRepair> repair;
    private final PublisherLoop publishing;
    private final Thread publisher;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread housekeeping;
    private final IqFeedClient client;
    private String troubleOfHouse = "";

    private Collector(
            CollectorOptions options, FolderLock lock, MarketFrontier kafka, InstantSource clock)
            throws IOException {
        this.options = options;
        this.lock = lock;
        this.clock = clock;
        Path epochs = CollectorFolder.of(options.folder()).epochs();
        List<EpochFolder> earlier = EpochFolder.all(epochs);
        long number = EpochFolder.after(earlier, UnixNanos.of(clock.instant()));
        epoch = EpochFolder.create(epochs, Math.max(number, kafka.sourceEpoch() + 1));
        TranslatorOptions wanted =
                new TranslatorOptions(
                        epoch.sourceEpoch(),
                        options.frontierLagNanos(),
                        kafka.orderTimeNanos(),
                        options.withDepth(),
                        Map.of(),
                        Map.of());
        writer = new CaptureWriter(epoch.capture(), options.segmentBytes());
        room = new CaptureRoom(options, epoch, writer);
        state = new CollectorState(clock);
        CaptureSpace space = new CaptureSpace(writer, room, this::alarm, this::askAgain);
        lookups = options.repair().map(RepairOptions::lookup).map(LookupPool::open);
        repair = options.repair().map(it -> repair(it, space));
        publishing =
                new PublisherLoop(
                        options,
                        earlier,
                        epoch,
                        wanted,
                        writer,
                        state,
                        this::askForDepth,
                        repair.map(GapRepair::gaps));
        publisher = new Thread(publishing, "collector-publisher");
        housekeeping = new Thread(this::keepHouse, "collector-housekeeping");
        client = IqFeedClient.start(options.client(), new CaptureTap(space), clock);
    }

    /**
     * Starts collecting. The topics are there, which the caller has checked.
     *
     * @param clock receive times, and the epoch
     * @throws IOException in a line, where another collector works on the folder, the folder cannot
     *     be used, or Kafka does not tell how far the realm has come
     */
    public static Collector start(CollectorOptions options, InstantSource clock)
            throws IOException {
        CollectorFolder folder = CollectorFolder.of(options.folder());
        folder.makePrivate();
        FolderLock lock =
                FolderLock.tryTake(folder.lock())
                        .orElseThrow(
                                () ->
                                        new IOException(
                                                "another collector works on " + options.folder()));
        try {
            MarketFrontier none = new MarketFrontier(EventHeader.ABSENT, 0);
            Optional<MarketFrontier> kafka =
                    MarketFrontier.last(options.kafka(), options.realm(), clock);
            Collector collector = new Collector(options, lock, kafka.orElse(none), clock);
            try {
                collector.begin();
                return collector;
            } catch (RuntimeException e) {
                collector.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private GapRepair repair(RepairOptions its, CaptureSpace space) {
        return new GapRepair(
                its,
                lookups.orElseThrow(),
                new GapRecords(space, options.reserveBytes(), clock),
                GapRepair.MAX_REPLY_BYTES,
                System::nanoTime);
    }

    private void begin() {
        publisher.start();
        repair.ifPresent(GapRepair::start);
        housekeeping.start();
        client.watch(options.symbols());
    }

    private void keepHouse() {
        try {
            while (!closed.await(options.syncMillis(), TimeUnit.MILLISECONDS)) {
                syncAndLook();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void syncAndLook() {
        String trouble = "";
        try {
            writer.sync();
            room.look();
            for (Map.Entry<IqFeedPort, PortStatus> port : client.status().ports().entrySet()) {
                if (port.getValue().state() == PortState.FAILED) {
                    trouble = port.getKey() + " has failed: " + port.getValue().lastError();
                }
            }
        } catch (IOException e) {
            trouble = "the capture cannot be brought to the disk: " + e.getMessage();
        }
        if (!trouble.equals(troubleOfHouse)) {
            troubleOfHouse = trouble;
            alarm(trouble);
        }
    }

    private void askForDepth(String symbol) {
        client.refresh(IqFeedPort.LEVEL2, symbol);
    }

    /** What the other side threw away while nothing was read is nobody's guess. */
    private void askAgain(IqFeedPort port) {
        if (client != null) {
            // There is none while its first connections are being made: they ask for all anyway.
            client.reconnect(port, "nothing was read while the capture had no room");
        }
    }

    private void alarm(String text) {
        state.alarm(text);
        if (text.isEmpty()) {
            LOG.warn("The capture goes on.");
        } else {
            LOG.error("{}", text);
        }
    }

    /** What it has done and how it stands, as a person or a program may read it. */
    public CollectorReport report() {
        Map<String, Object> gaps = repair.map(GapRepair::report).orElse(Map.of());
        return CollectorReport.of(options, epoch, writer.position(), state, gaps, client.status());
    }

    /** How many lines were translated and handed to Kafka's client in this epoch. */
    public long linesPublished() {
        FeedCounts counts = state.counts();
        return counts == null ? 0 : counts.lines();
    }

    /**
     * Stops reading, publishes what is captured, waits for Kafka's acknowledgement, and lets go of
     * everything. What Kafka does not take within a minute stays in the capture for the next start.
     */
    @Override
    public void close() throws IOException {
        client.close();
        repair.ifPresent(GapRepair::close);
        if (lookups.isPresent()) {
            lookups.get().close();
        }
        try {
            writer.append(
                    CaptureKind.STOPPED,
                    IqFeedPort.LEVEL1,
                    UnixNanos.of(clock.instant()),
                    new byte[0],
                    0,
                    0);
        } catch (IOException e) {
            // It only tells a reader that the end was meant.
            LOG.warn("The end of the capture cannot be written: {}", e.getMessage());
        }
        publishing.stop();
        try {
            publisher.join(TimeUnit.SECONDS.toMillis(CLOSE_LIMIT_SECONDS));
            if (publisher.isAlive()) {
                publisher.interrupt();
                publisher.join();
            }
            closed.countDown();
            housekeeping.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            writer.close();
        } finally {
            lock.close();
        }
    }
}
