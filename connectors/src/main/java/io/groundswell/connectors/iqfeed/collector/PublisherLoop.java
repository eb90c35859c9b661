package io.groundswell.connectors.iqfeed.collector;

import io.groundswell.connectors.iqfeed.events.TradeGap;
import io.groundswell.connectors.iqfeed.events.TradesTold;
import io.groundswell.connectors.iqfeed.events.TranslatorOptions;
import io.groundswell.connectors.kafka.MarketWriter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what earlier epochs left, then the epoch that is being captured, until it is stopped
 * and all is published. Where Kafka fails, it begins again from the capture after a while; nothing
 * else is lost by that than time.
 */
final class PublisherLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(PublisherLoop.class);
    private static final long WAIT_MILLIS = 50;
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 15_000;

    private final CollectorOptions options;
    private final List<EpochFolder> earlier;
    private final EpochFolder current;
    private final TranslatorOptions wanted;
    private final CaptureWriter capture;
    private final CollectorState state;
    private final Consumer<String> depthInDoubt;
    private final Optional<GapQueue> gaps;
    private final CountDownLatch stop = new CountDownLatch(1);

    /**
     * A loop.
     *
     * @param earlier the epochs before, the oldest first
     * @param current the one that is being captured
     * @param wanted what its translator begins with where there was none before
     * @param capture of the current epoch
     * @param depthInDoubt told a symbol whose depth should be asked for again
     * @param gaps told of those in the trades of the current epoch, if anybody is to be
     */
    PublisherLoop(
            CollectorOptions options,
            List<EpochFolder> earlier,
            EpochFolder current,
            TranslatorOptions wanted,
            CaptureWriter capture,
            CollectorState state,
            Consumer<String> depthInDoubt,
            Optional<GapQueue> gaps) {
        this.options = options;
        this.earlier = earlier;
        this.current = current;
        this.wanted = wanted;
        this.capture = capture;
        this.state = state;
        this.depthInDoubt = depthInDoubt;
        this.gaps = gaps;
    }

    /** Ends once all that is captured is published. */
    void stop() {
        stop.countDown();
    }

    private boolean isStopping() {
        return stop.getCount() == 0;
    }

    @Override
    public void run() {
        long pauseMillis = FIRST_PAUSE_MILLIS;
        try {
            while (!isDone()) {
                long begunNanos = System.nanoTime();
                try {
                    publishAll();
                } catch (IOException e) {
                    state.publishingProblem(e.getMessage());
                    LOG.warn("Publishing stopped, trying again: {}", e.getMessage());
                } catch (RuntimeException e) {
                    // A fault of ours: the capture keeps what comes, and somebody must look.
                    state.publishingProblem("a fault in this program: " + e);
                    LOG.error("Publishing failed, trying again", e);
                }
                boolean lasted =
                        System.nanoTime() - begunNanos
                                > TimeUnit.MILLISECONDS.toNanos(2 * LONGEST_PAUSE_MILLIS);
                pauseMillis = lasted ? FIRST_PAUSE_MILLIS : pauseMillis;
                if (!isDone()) {
                    pause(pauseMillis);
                    pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            // Whoever closes has waited long enough; the next start goes on from here.
            state.work("stopped before all was published");
        }
    }

    private void pause(long millis) throws InterruptedException {
        if (isStopping()) {
            // The latch is open: wait for something else that takes so long.
            capture.awaitBeyond(Long.MAX_VALUE, millis);
        } else {
            boolean stopped = stop.await(millis, TimeUnit.MILLISECONDS);
            state.work(stopped ? "stopping" : "trying again");
        }
    }

    private boolean isDone() {
        return current.isFinished();
    }

    private void publishAll() throws IOException, InterruptedException {
        try (MarketWriter writer = MarketWriter.open(options.kafka(), options.realm())) {
            TranslatorOptions begin = wanted;
            for (EpochFolder epoch : earlier) {
                if (!epoch.isFinished()) {
                    state.work("publishing what epoch " + epoch.sourceEpoch() + " left");
                    publishLeftOver(epoch, writer, begin);
                    state.leftOverEpoch();
                }
                begin = epoch.next(current.sourceEpoch(), wanted).orElse(begin);
            }
            publishCurrent(writer, begin);
        }
    }

    private TranslatorOptions begun(EpochFolder epoch, TranslatorOptions begin) throws IOException {
        Optional<TranslatorOptions> before = epoch.begin();
        if (before.isPresent()) {
            return before.get();
        }
        TranslatorOptions own = begin.of(epoch.sourceEpoch());
        epoch.begin(own);
        return own;
    }

    private void publishLeftOver(EpochFolder epoch, MarketWriter writer, TranslatorOptions begin)
            throws IOException, InterruptedException {
        try (Publisher publisher = publisher(epoch, writer, begin, () -> Long.MAX_VALUE)) {
            while (publisher.publishNext()) {
                refuseInterrupted();
            }
            if (!publisher.damage().isEmpty()) {
                LOG.warn(
                        "The capture of epoch {} ends at {}: {}",
                        epoch.sourceEpoch(),
                        publisher.position(),
                        publisher.damage());
            }
            publisher.finish();
        }
    }

    private void publishCurrent(MarketWriter writer, TranslatorOptions begin)
            throws IOException, InterruptedException {
        try (Publisher publisher = publisher(current, writer, begin, capture::position)) {
            state.counts(publisher.translator().counts());
            publisher.translator().onDepthInDoubt(depthInDoubt);
            gaps.ifPresent(publisher.translator()::onTradeGaps);
            state.work("collecting");
            state.publishingProblem("");
            boolean more = true;
            while (more || !isStopping() || publisher.position() < capture.position()) {
                more = publisher.publishNext();
                state.published(publisher.position());
                refuseInterrupted();
                if (!more) {
                    refuseDamage(publisher);
                    gaps.ifPresent(it -> it.refill(() -> open(publisher)));
                    capture.awaitBeyond(publisher.position(), WAIT_MILLIS);
                }
            }
            publisher.finish();
            state.work("stopped");
        }
    }

    private static Stream<TradeGap> open(Publisher publisher) {
        return publisher.translator().tradesTold().values().stream()
                .flatMap(it -> it.gaps().stream().map(TradesTold.Gap::gap));
    }

    /** All up to the end is whole, or the disk does not hold what was written. */
    private void refuseDamage(Publisher publisher) throws IOException {
        if (publisher.position() < capture.position() && !publisher.damage().isEmpty()) {
            throw new IOException(
                    "the capture cannot be read on at "
                            + publisher.position()
                            + ": "
                            + publisher.damage());
        }
    }

    private Publisher publisher(
            EpochFolder epoch, MarketWriter writer, TranslatorOptions begin, LongSupplier end)
            throws IOException {
        return new Publisher(
                epoch, begun(epoch, begin), end, writer, state.latency(), System::nanoTime);
    }

    private static void refuseInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
