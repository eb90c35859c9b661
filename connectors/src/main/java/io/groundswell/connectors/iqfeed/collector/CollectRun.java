package io.groundswell.connectors.iqfeed.collector;

import io.groundswell.connectors.kafka.MarketTopics;
import io.groundswell.connectors.kafka.TopicSize;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A collector in this process, until it is asked to end. */
final class CollectRun {
    private static final Logger LOG = LoggerFactory.getLogger(CollectRun.class);
    private static final long REPORT_SECONDS = 1;

    private final CollectorFolder folder;
    private final PrintWriter out;

    CollectRun(CollectorFolder folder, PrintWriter out) {
        this.folder = folder;
        this.out = out;
    }

    /** Returns after Ctrl-C or a signal to end; prints what was done. */
    int run(CollectChoices choices) throws IOException, InterruptedException {
        CollectorOptions options = choices.options(folder.path());
        check(options);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Thread onEnd =
                new Thread(
                        () -> {
                            asked.countDown();
                            await(closed);
                        },
                        "collector-end");
        Collector collector = Collector.start(options, InstantSource.system());
        try {
            Runtime.getRuntime().addShutdownHook(onEnd);
            folder.begun();
            out.println(
                    "collecting "
                            + options.symbols().size()
                            + " symbols into realm "
                            + options.realm().name()
                            + "; Ctrl-C ends it");
            out.flush();
            while (!asked.await(REPORT_SECONDS, TimeUnit.SECONDS)) {
                save(collector.report());
            }
        } finally {
            try {
                end(collector);
            } finally {
                closed.countDown();
            }
        }
        return 0;
    }

    private void end(Collector collector) throws IOException {
        try {
            collector.close();
        } finally {
            CollectorReport last = collector.report();
            save(last);
            folder.ended();
            out.println("the collector has stopped; it had done this:");
            last.print(out);
        }
    }

    /** What cannot be told must not end what is told of. */
    private void save(CollectorReport report) {
        try {
            report.save(folder.report());
        } catch (IOException e) {
            LOG.warn("{} cannot be written: {}", folder.report(), e.getMessage());
        }
    }

    /** The JVM ends when its hooks have; what is captured is to be published first. */
    private static void await(CountDownLatch closed) {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void check(CollectorOptions options) throws IOException {
        MarketTopics topics = new MarketTopics(options.kafka());
        List<TopicSize> sizes = topics.sizes(options.realm());
        topics.checkPublisher(options.realm(), sizes.isEmpty() ? 1 : sizes.get(0).partitions());
    }
}
