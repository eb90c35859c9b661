package io.groundswell.jobs.cluster;

import io.groundswell.connectors.local.FlinkCli;
import io.groundswell.connectors.local.FlinkJob;
import io.groundswell.connectors.local.FlinkRest;
import io.groundswell.connectors.local.LocalFlink;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The jobs of a cluster, by their names, through Flink's own command line. */
final class ClusterJobs {
    private static final Pattern SAVEPOINT = Pattern.compile("Savepoint completed\\. Path: (\\S+)");

    private final FlinkCli cli;
    private final FlinkRest rest;
    private final JobRecords records;

    ClusterJobs(LocalFlink cluster) {
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

    /** Submits a job and remembers how; returns Flink's id of it. */
    String submit(Submission submission) throws IOException {
        Optional<FlinkJob> running = find(submission.name());
        if (running.isPresent()) {
            throw new IOException(
                    submission.name() + " runs already (Flink's id " + running.get().id() + ")");
        }
        String id = cli.submit(submission.flinkArguments());
        records.save(submission.running());
        return id;
    }

    /** Takes a savepoint of a job that goes on; returns where it is. */
    String savepoint(String name, boolean isNative) throws IOException {
        return savepointOf(
                name,
                List.of(
                        "savepoint",
                        "--type",
                        isNative ? "native" : "canonical",
                        require(name).id()));
    }

    /** Stops a job with a savepoint, without draining it; returns where that is. */
    String stop(String name) throws IOException {
        String id = require(name).id();
        String savepoint = savepointOf(name, List.of("stop", "--type", "canonical", id));
        Optional<Submission> submission = records.find(name);
        if (submission.isPresent()) {
            records.save(submission.get().stoppedAt(savepoint));
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

    /** Ends a job at once, without a savepoint. */
    void cancel(String id) throws IOException {
        cli.cancel(id);
    }
}
