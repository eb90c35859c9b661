package io.groundswell.jobs.chaos;

import io.groundswell.jobs.run.JobGlance;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Decides from glances at a job when it has recovered from a kill: every task runs, and a
 * checkpoint is complete that was begun after the kill, and after the victim was there again where
 * the job cannot know that it was away. All times are of one clock, milliseconds since 1970. One
 * thread.
 *
 * <p>The time until all tasks run is counted up to the first glance of the unbroken row of glances
 * that found all of them running and that lasted until the checkpoint was complete: a job that does
 * not know yet of the kill, or fails once more, does not run again. Where the row began before the
 * kill was noticed by anybody, no task ever stopped and the time is 0.
 */
final class RecoveryWatch {
    private final long killedMillis;
    private long backMillis = Long.MAX_VALUE;
    private long runningSinceMillis;
    private boolean isRunning = true;

    /** Both figures, in milliseconds after the kill. */
    record Times(long runningMillis, long committedMillis) {}

    /**
     * A watch over the recovery from one kill.
     *
     * @param killedMillis when the victim was killed
     */
    RecoveryWatch(long killedMillis) {
        this.killedMillis = killedMillis;
        this.runningSinceMillis = killedMillis;
    }

    /** From now on checkpoints count that were begun after this moment: the kill, or later. */
    void countCheckpointsAfter(long millis) {
        backMillis = millis;
    }

    /**
     * Takes a glance.
     *
     * @param glance empty where Flink did not answer
     * @return the figures once the job has recovered
     */
    Optional<Times> glance(Optional<JobGlance> glance, long nowMillis) {
        boolean runs = glance.isPresent() && glance.get().isRunning();
        if (runs && !isRunning) {
            runningSinceMillis = nowMillis;
        }
        isRunning = runs;
        if (!runs) {
            return Optional.empty();
        }
        OptionalLong complete = glance.get().firstCheckpointBegunAfter(backMillis);
        if (complete.isEmpty()) {
            return Optional.empty();
        }
        // A checkpoint takes all tasks: they ran at the latest when it was complete.
        long runningMillis = Math.min(runningSinceMillis, complete.getAsLong()) - killedMillis;
        return Optional.of(new Times(runningMillis, complete.getAsLong() - killedMillis));
    }
}
