package io.groundswell.jobs.cluster;

import io.groundswell.connectors.local.FlinkJob;
import io.groundswell.connectors.local.FlinkRest;
import io.groundswell.jobs.run.Host;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Waits for what becomes of a job that was submitted. */
final class JobWatch {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final FlinkRest rest;
    private final String id;
    private final Host host = Host.system();

    JobWatch(FlinkRest rest, String id) {
        this.rest = rest;
        this.id = id;
    }

    /**
     * Waits until all tasks of the job run; returns how long that took.
     *
     * @throws IOException with the reason where it fails instead, or takes too long
     */
    Duration awaitUp() throws IOException {
        long startNanos = host.nanoClock().getAsLong();
        await("the tasks of the job to run", () -> job().map(FlinkJob::isUp).orElse(false));
        return Duration.ofNanos(host.nanoClock().getAsLong() - startNanos);
    }

    /**
     * Waits until the job has read something, or has seen that there is nothing to read.
     *
     * @throws IOException as {@link #awaitUp}
     */
    void awaitEvents() throws IOException {
        SourceStep source = new SourceStep(rest, id);
        await("the job to read", () -> source.eventsRead() > 0 || source.isCaughtUp());
    }

    /**
     * Waits until a checkpoint of the job is completed.
     *
     * @throws IOException as {@link #awaitUp}
     */
    void awaitCheckpoint() throws IOException {
        await("a checkpoint of the job", () -> rest.checkpoints(id).completed() > 0);
    }

    /**
     * Waits until the job has ended, in whatever way.
     *
     * @throws IOException where it takes too long
     */
    void awaitEnd() throws IOException {
        host.await("the end of the job", LIMIT, () -> job().map(FlinkJob::hasEnded).orElse(true));
    }

    private Optional<FlinkJob> job() throws IOException {
        return rest.jobs().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    private void await(String what, Host.Condition condition) throws IOException {
        host.await(
                what,
                LIMIT,
                () -> {
                    boolean holds = condition.holds();
                    if (!holds) {
                        refuseFailing();
                    }
                    return holds;
                });
    }

    /** One failure is enough: what fails at its start fails again. */
    private void refuseFailing() throws IOException {
        Optional<FlinkJob> job = job();
        boolean isFailing =
                job.map(it -> it.hasEnded() || it.state().matches("FAILING|RESTARTING"))
                        .orElse(false);
        if (isFailing) {
            String reason = rest.lastFailure(id);
            throw new IOException(
                    "the job fails: " + (reason.isEmpty() ? job.get().state() : reason));
        }
    }
}
