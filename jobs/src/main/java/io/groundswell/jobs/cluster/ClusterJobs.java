package io.groundswell.jobs.cluster;

import io.groundswell.connectors.local.FlinkCli;
import io.groundswell.connectors.local.FlinkJob;
import io.groundswell.connectors.local.FlinkRest;
import io.groundswell.connectors.local.LocalFlink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The jobs of a cluster, by their names, through Flink's own command line. What a command that was
 * killed half way has done to a job is found out from Flink and from the snapshots on disk, not
 * from what the command would have written down.
 */
final class ClusterJobs {
    private static final Pattern SAVEPOINT = Pattern.compile("Savepoint completed\\. Path: (\\S+)");

    private final LocalFlink cluster;
    private final FlinkCli cli;
    private final FlinkRest rest;
    private final JobRecords records;

    ClusterJobs(LocalFlink cluster) {
        this.cluster = cluster;
        cli = cluster.cli();
        rest = cluster.rest();
        records = new JobRecords(cluster.folder());
    }

    JobRecords records() {
        return records;
    }

    FlinkRest rest() {
        return rest;
    }

    /** A job that has not ended. */
    Optional<FlinkJob> find(String name) throws IOException {
        return rest.jobs().stream()
                .filter(job -> job.name().equals(name) && !job.hasEnded())
                .findFirst();
    }

    /** A job that has not ended, or an error in one line. */
    FlinkJob require(String name) throws IOException {
        return find(name)
                .orElseThrow(() -> new IOException("no job " + name + " runs on the cluster"));
    }

    /** How a job was submitted, or an error in one line. */
    Submission requireRecord(String name) throws IOException {
        return records.find(name)
                .orElseThrow(
                        () -> new IOException("job " + name + " was not started by cluster run"));
    }

    /**
     * Where the job that was submitted so, and does not run, is to go on from: the newest snapshot
     * of its last run, or else where that began.
     */
    Optional<String> lastState(Submission submission) throws IOException {
        Optional<Path> newest = Optional.empty();
        if (submission.flinkId().isPresent()) {
            newest = cluster.newestState(submission.flinkId().get());
        }
        return newest.map(it -> "file:" + it).or(submission::savepoint);
    }

    /** Submits a job and remembers how; returns Flink's id of it. */
    String submit(Submission submission) throws IOException {
        Optional<FlinkJob> running = find(submission.name());
        if (running.isPresent()) {
            throw new IOException(
                    submission.name() + " runs already (Flink's id " + running.get().id() + ")");
        }
        records.save(submission);
        String id = idOf(submission);
        records.save(submission.submittedAs(id));
        return id;
    }

    private String idOf(Submission submission) throws IOException {
        try {
            return cli.submit(submission.flinkArguments());
        } catch (IOException e) {
            // Flink may have taken it all the same.
            return find(submission.name()).map(FlinkJob::id).orElseThrow(() -> e);
        }
    }

    /** Refuses a parallelism for which there are not slots enough, some of which may be its own. */
    void requireSlots(int parallelism, int own) throws IOException {
        int free = rest.slotsAvailable() + own;
        if (parallelism > free) {
            throw new IOException(
                    "parallelism "
                            + parallelism
                            + " needs as many slots, and the cluster has "
                            + free
                            + " to give (cluster start --task-managers, --slots)");
        }
    }

    /** Takes a savepoint of a job that goes on; returns where it is. */
    String savepoint(String name, boolean isNative) throws IOException {
        String type = isNative ? "native" : "canonical";
        return savepointOf(name, List.of("savepoint", "--type", type, require(name).id()));
    }

    /** Stops a job with a savepoint, without draining it; returns where that is. */
    String stop(String name) throws IOException {
        String id = require(name).id();
        String savepoint = savepointOf(name, List.of("stop", "--type", "canonical", id));
        Optional<Submission> submission = records.find(name);
        if (submission.isPresent()) {
            records.save(submission.get().submittedAs(id).from(savepoint));
        }
        return savepoint;
    }

    private String savepointOf(String name, List<String> arguments) throws IOException {
        FlinkCli.Said said = cli.run(arguments);
        Matcher savepoint = SAVEPOINT.matcher(said.text());
        if (said.status() != 0 || !savepoint.find()) {
            throw new IOException("no savepoint of " + name + " was taken: " + said.reason());
        }
        return savepoint.group(1);
    }

    /** Deletes a savepoint. */
    void dispose(String savepoint) throws IOException {
        FlinkCli.Said said = cli.run(List.of("savepoint", "-d", savepoint));
        if (said.status() != 0) {
            throw new IOException(savepoint + " cannot be deleted: " + said.reason());
        }
    }

    /** Has a job take a checkpoint now, and waits for it. */
    void checkpoint(String id) throws IOException {
        FlinkCli.Said said = cli.run(List.of("checkpoint", id));
        if (said.status() != 0) {
            throw new IOException("the job completes no checkpoint: " + said.reason());
        }
    }

    /** Whether a run has completed a checkpoint, and so shown results; yes where nobody knows. */
    boolean hasCommitted(String id) throws IOException {
        if (cluster.newestCheckpoint(id).isPresent()) {
            return true;
        }
        try {
            return rest.checkpoints(id).completed() > 0;
        } catch (IOException e) {
            return true;
        }
    }

    /** Ends a job at once, without a savepoint; returns when it has ended. */
    void cancel(String id) throws IOException {
        try {
            cli.cancel(id);
        } catch (IOException e) {
            // One that has ended already cannot be cancelled, and is not to be.
            if (!new JobWatch(rest, id).hasEnded()) {
                throw e;
            }
        }
        new JobWatch(rest, id).awaitEnd();
    }
}
