package io.groundswell.connectors.iqfeed.collector;

import io.groundswell.connectors.iqfeed.events.FeedCounts;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** What the collector's threads tell of themselves. Any thread. */
final class CollectorState {
    private final PublishedLatency latency;
    private volatile String alarm = "";
    private volatile String publishingProblem = "";
    private volatile String work = "starting";
    private volatile long publishedPosition;
    private final AtomicLong leftOverEpochs = new AtomicLong();
    private volatile FeedCounts counts;

    CollectorState(InstantSource clock) {
        latency = new PublishedLatency(clock);
    }

    PublishedLatency latency() {
        return latency;
    }

    void alarm(String text) {
        alarm = text;
    }

    String alarm() {
        return alarm;
    }

    void publishingProblem(String text) {
        publishingProblem = text;
    }

    String publishingProblem() {
        return publishingProblem;
    }

    void work(String text) {
        work = text;
    }

    String work() {
        return work;
    }

    void published(long position) {
        publishedPosition = position;
    }

    long published() {
        return publishedPosition;
    }

    void leftOverEpoch() {
        leftOverEpochs.incrementAndGet();
    }

    long leftOverEpochs() {
        return leftOverEpochs.get();
    }

    void counts(FeedCounts ofTranslator) {
        counts = ofTranslator;
    }

    /** What the translator of this epoch has seen; null before it has begun. */
    FeedCounts counts() {
        return counts;
    }
}
