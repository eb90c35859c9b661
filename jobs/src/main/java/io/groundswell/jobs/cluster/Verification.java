package io.groundswell.jobs.cluster;

import io.groundswell.connectors.local.FlinkRest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether a job that was just submitted does its work: all tasks run, events pass, and then a
 * checkpoint is completed. A job that has nothing to read does its work, too.
 */
final class Verification {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration GLANCE = Duration.ofMillis(500);

    private final FlinkRest rest;
    private final String id;

    Verification(FlinkRest rest, String id) {
        this.rest = rest;
        this.id = id;
    }

    /**
     * Waits for all of that.
     *
     * @throws IOException with the reason where it does not come
     */
    void verify() throws IOException {
        JobWatch watch = JobWatch.of(rest, id);
        watch.awaitUp();
        awaitEvents();
        watch.awaitCheckpoint(0);
    }

    private void awaitEvents() throws IOException {
        long startNanos = System.nanoTime();
        SourceStep source = new SourceStep(rest, id);
        while (source.eventsRead() == 0 && !source.isCaughtUp()) {
            if (System.nanoTime() - startNanos > LIMIT.toNanos()) {
                throw new IOException("the job reads nothing within " + LIMIT.toSeconds() + " s");
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }
}
