package io.groundswell.jobs.cluster;

import io.groundswell.connectors.local.FlinkCheckpoints;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.UnaryOperator;

/**
 * Replaces a running job by a changed one that goes on from its state, and, if that one does not
 * run, brings the former one back from the same state. Nothing is lost, and nothing said twice: a
 * job shows results with its first completed checkpoint, and after that there is no way back.
 */
final class Replacement {
    private final ClusterJobs jobs;
    private final String name;
    private final PrintWriter out;

    Replacement(ClusterJobs jobs, String name, PrintWriter out) {
        this.jobs = jobs;
        this.name = name;
        this.out = out;
    }

    /**
     * Stops the job, submits it changed, and verifies that it runs.
     *
     * @throws IOException with the reason where it does not; the former one runs again then
     */
    void replace(UnaryOperator<Submission> change) throws IOException {
        String savepoint = jobs.stop(name);
        say(name + " is stopped, its state is in " + savepoint);
        Submission former = jobs.requireRecord(name);
        try {
            startAndVerify(change.apply(former));
        } catch (CommittedException e) {
            throw e;
        } catch (IOException e) {
            say(name + " does not run as changed: " + e.getMessage());
            rollBack(former);
            throw new IOException(
                    name
                            + " is rolled back to what it was, nothing is lost; the change failed: "
                            + e.getMessage(),
                    e);
        }
    }

    private void startAndVerify(Submission submission) throws IOException {
        String id = jobs.submit(submission);
        try {
            verify(new JobWatch(jobs.rest(), id));
        } catch (IOException e) {
            refuseCommitted(id, "runs as changed", e);
            // Not to be in the way of the former one.
            jobs.cancel(id);
            new JobWatch(jobs.rest(), id).awaitEnd();
            refuseCommitted(id, "was cancelled as changed", e);
            throw e;
        }
    }

    /** All tasks run, events pass unless there are none, and then a checkpoint is completed. */
    private static void verify(JobWatch watch) throws IOException {
        watch.awaitUp();
        watch.awaitEvents();
        watch.awaitCheckpoint();
    }

    /** What the changed job has committed, the former one would say again. */
    private void refuseCommitted(String id, String state, IOException failure) throws IOException {
        FlinkCheckpoints checkpoints = jobs.rest().checkpoints(id);
        if (checkpoints.completed() > 0) {
            throw new CommittedException(
                    name
                            + " "
                            + state
                            + ", but "
                            + failure.getMessage()
                            + "; it has completed a checkpoint, so there is no way back: its state"
                            + " is in "
                            + checkpoints.lastPath(),
                    failure);
        }
    }

    /** The changed job has shown results already. */
    private static final class CommittedException extends IOException {
        CommittedException(String message, IOException cause) {
            super(message, cause);
        }
    }

    private void rollBack(Submission former) throws IOException {
        try {
            startAndVerify(former);
            say(name + " runs again as it was");
        } catch (IOException e) {
            jobs.records().save(former);
            throw new IOException(
                    name
                            + " does not run as it was either: "
                            + e.getMessage()
                            + "; its state is safe in "
                            + former.savepoint().orElseThrow(),
                    e);
        }
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
