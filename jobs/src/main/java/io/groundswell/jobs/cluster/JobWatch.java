package io.groundswell.jobs.cluster;

import io.groundswell.connectors.local.FlinkCheckpoints;
import io.groundswell.connectors.local.FlinkJob;
import io.groundswell.connectors.local.FlinkRest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Waits for what becomes of a job that was submitted. */
final class JobWatch {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final FlinkRest rest;
    private final String id;

    private JobWatch(FlinkRest rest, String id) {
        this.rest = rest;
        this.id = id;
    }

    static JobWatch of(FlinkRest rest, String id) {
        return new JobWatch(rest, id);
    }

    /** Something to wait for, that may be there or not yet. */
    @FunctionalInterface
    private interface Look {
        boolean isThere() throws IOException;
    }

    /**
     * Waits until all tasks of the job run; returns how long that took.
     *
     * @throws IOException with the reason where it fails instead, or takes too long
     */
    Duration awaitUp() throws IOException {
        return await(() -> job().map(FlinkJob::isUp).orElse(false), "does not come up");
    }

    /**
     * Waits until a checkpoint is completed that began after a moment; returns how long that took.
     *
     * @throws IOException as {@link #awaitUp}
     */
    Duration awaitCheckpoint(long afterMillis) throws IOException {
        return await(
                () -> {
                    FlinkCheckpoints checkpoints = rest.checkpoints(id);
                    return checkpoints.lastId() > 0
                            && checkpoints.lastTriggerMillis() > afterMillis;
                },
                "completes no checkpoint");
    }

    /**
     * Waits until the job has ended, in whatever way.
     *
     * @throws IOException where it takes too long
     */
    void awaitEnd() throws IOException {
        long startNanos = System.nanoTime();
        while (!job().map(FlinkJob::hasEnded).orElse(true)) {
            pause(startNanos, "does not end");
        }
    }

    private Optional<FlinkJob> job() throws IOException {
        return rest.jobs().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    private Duration await(Look look, String complaint) throws IOException {
        long startNanos = System.nanoTime();
        while (!look.isThere()) {
            refuseFailing(complaint);
            pause(startNanos, complaint);
        }
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    private static void pause(long startNanos, String complaint) throws IOException {
        if (System.nanoTime() - startNanos > LIMIT.toNanos()) {
            throw new IOException("the job " + complaint + " within " + LIMIT.toSeconds() + " s");
        }
        LockSupport.parkNanos(GLANCE.toNanos());
    }

    /** One failure is enough: what fails at its start fails again. */
    private void refuseFailing(String complaint) throws IOException {
        Optional<FlinkJob> job = job();
        boolean isEnding =
                job.map(it -> it.hasEnded() || it.state().matches("FAILING|RESTARTING"))
                        .orElse(false);
        if (isEnding) {
            String reason = rest.lastFailure(id);
            throw new IOException(
                    "the job "
                            + complaint
                            + ": "
                            + (reason.isEmpty() ? job.get().state() : reason));
        }
    }
}
