package io.groundswell.jobs.cluster;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.UnaryOperator;

/**
 * Replaces a running job by a changed one that goes on from its state, and, if that one does not
 * run, brings the former one back from the same state. Nothing is lost, and nothing said twice: a
 * job shows results with its first completed checkpoint, and after that there is no way back.
 *
 * <p>A command that is killed in the middle leaves a job that runs, or one that {@code cluster
 * resume} has go on from its newest state.
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
        Submission running = jobs.requireRecord(name);
        String savepoint = jobs.stop(name);
        Submission former = running.from(savepoint);
        say(name + " is stopped, its state is in " + savepoint);
        try {
            startAndVerify(change.apply(former));
        } catch (CommittedException e) {
            throw new IOException(name + ", as changed, " + e.getMessage(), e);
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
            verify(id);
        } catch (IOException e) {
            refuseCommitted(id, "runs", e);
            // Not to be in the way of the former one.
            jobs.cancel(id);
            refuseCommitted(id, "was cancelled", e);
            throw e;
        }
    }

    /** All tasks run, events pass unless there are none, and then a checkpoint is completed. */
    private void verify(String id) throws IOException {
        JobWatch watch = new JobWatch(jobs.rest(), id);
        watch.awaitUp();
        watch.awaitEvents();
        jobs.checkpoint(id);
    }

    /** What a job has committed, another from the same state would say again. */
    private void refuseCommitted(String id, String state, IOException failure) throws IOException {
        if (jobs.hasCommitted(id)) {
            throw new CommittedException(
                    state
                            + " and has shown results, so there is no way back, but "
                            + failure.getMessage(),
                    failure);
        }
    }

    private void rollBack(Submission former) throws IOException {
        try {
            startAndVerify(former);
            say(name + " runs again as it was");
        } catch (CommittedException e) {
            throw new IOException(name + ", rolled back, " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IOException(
                    name
                            + " does not run as it was either: "
                            + e.getMessage()
                            + "; cluster resume has it go on from "
                            + former.savepoint().orElseThrow(),
                    e);
        }
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }

    /** A job that has shown results, whatever is wrong with it. */
    private static final class CommittedException extends IOException {
        private static final long serialVersionUID = 1L;

        CommittedException(String message, IOException cause) {
            super(message, cause);
        }
    }
}
