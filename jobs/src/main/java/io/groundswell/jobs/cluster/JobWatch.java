package io.groundswell.jobs.cluster;

import io.groundswell.connectors.local.FlinkJob;
import io.groundswell.connectors.local.FlinkRest;
import io.groundswell.jobs.run.Host;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits for what becomes of a job that was submitted. A JobManager that does not answer for a
 * moment, such as one that was killed, is asked again.
 */
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
        await("the tasks of the job to run", () -> job().map(JobWatch::hasComeUp).orElse(false));
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
     * Waits until the job has ended, in whatever way.
     *
     * @throws IOException where it takes too long
     */
    void awaitEnd() throws IOException {
        host.await("the end of the job", LIMIT, () -> isNow(this::hasEnded));
    }

    /** Whether the job is over, or Flink does not know it any more. */
    boolean hasEnded() throws IOException {
        return job().map(FlinkJob::hasEnded).orElse(true);
    }

    private Optional<FlinkJob> job() throws IOException {
        return rest.jobs().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /** One that had little to read may be through already. */
    private static boolean hasComeUp(FlinkJob job) {
        return job.isUp() || job.state().equals("FINISHED");
    }

    private void await(String what, Host.Condition condition) throws IOException {
        host.await(
                what,
                LIMIT,
                () -> {
                    boolean holds = isNow(condition);
                    if (!holds) {
                        refuseFailing();
                    }
                    return holds;
                });
    }

    private static boolean isNow(Host.Condition condition) {
        try {
            return condition.holds();
        } catch (IOException e) {
            return false;
        }
    }

    /** One failure is enough: what fails at its start fails again. */
    private void refuseFailing() throws IOException {
        Optional<String> failure;
        try {
            failure = failure();
        } catch (IOException e) {
            // Asked again in a moment.
            return;
        }
        if (failure.isPresent()) {
            throw new IOException("the job fails: " + failure.get());
        }
    }

    private Optional<String> failure() throws IOException {
        Optional<FlinkJob> job = job();
        if (job.isEmpty()
                || !job.get().state().matches("FAILING|FAILED|RESTARTING|CANCELLING|CANCELED")) {
            return Optional.empty();
        }
        String reason = rest.lastFailure(id);
        return Optional.of(reason.isEmpty() ? job.get().state() : reason);
    }
}
