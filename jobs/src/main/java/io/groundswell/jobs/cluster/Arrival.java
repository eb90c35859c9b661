package io.groundswell.jobs.cluster;

import io.groundswell.connectors.local.LocalFlink;
import java.io.IOException;
import java.io.PrintWriter;

/** Submits a job, waits until it runs, and tells a user what to do with it then. */
final class Arrival {
    private final LocalFlink cluster;
    private final ClusterFolder folder;
    private final PrintWriter out;

    Arrival(LocalFlink cluster, ClusterFolder folder, PrintWriter out) {
        this.cluster = cluster;
        this.folder = folder;
        this.out = out;
    }

    void submit(ClusterJobs jobs, Submission submission) throws IOException {
        String name = submission.name();
        if (jobs.find(name).isEmpty()) {
            jobs.requireSlots(submission.parallelism(), 0);
        }
        String id = jobs.submit(submission);
        out.println(name + " is submitted, Flink's id " + id);
        out.flush();
        long upMillis = awaitUp(jobs, name, id);
        out.println(
                "  runs with parallelism "
                        + submission.parallelism()
                        + (submission.savepoint().isPresent() ? " from its savepoint" : "")
                        + " after "
                        + upMillis
                        + " ms");
        out.println("  http://" + cluster.address() + "/#/job/running/" + id + "/overview");
        out.println("  stop it with " + folder.command("stop " + name));
    }

    /** A job that does not come up is left for a look at it; Flink tries it again and again. */
    private long awaitUp(ClusterJobs jobs, String name, String id) throws IOException {
        try {
            return new JobWatch(jobs.rest(), id).awaitUp().toMillis();
        } catch (IOException e) {
            throw new IOException(
                    e.getMessage() + "; end it with " + folder.command("stop " + name + " --now"),
                    e);
        }
    }
}
