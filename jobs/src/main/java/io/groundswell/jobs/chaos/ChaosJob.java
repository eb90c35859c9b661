package io.groundswell.jobs.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.local.FlinkCli;
import io.groundswell.connectors.local.FlinkJob;
import io.groundswell.connectors.local.FlinkRest;
import io.groundswell.jobs.OrderBookJob;
import io.groundswell.jobs.config.JobOptions;
import io.groundswell.jobs.run.JobGlance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Jobs of ours on a real cluster, through Flink's own command line. One thread. */
final class ChaosJob {
    /** Results on topics show after this; and what is lost in a kill is at most read again. */
    static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(1);

    /**
     * Events are sent evenly by count, and hours in which little was traded pass in seconds. With
     * the 5 s that suit a live market, readers would stop at nearly every heartbeat.
     */
    private static final Duration MAX_DRIFT = Duration.ofMinutes(10);

    /** Nothing is to be committed before the end: then a part holds all rows of its symbols. */
    private static final Duration NEVER = Duration.ofHours(1);

    /** What recovery times depend on. */
    private static final List<String> SETTINGS =
            List.of(
                    "high-availability.zookeeper.client.session-timeout",
                    "heartbeat.interval",
                    "heartbeat.timeout",
                    "restart-strategy.exponential-delay.initial-backoff",
                    "restart-strategy.exponential-delay.max-backoff");

    private final Path jar;
    private final FlinkCli cli;
    private final FlinkRest rest;
    private final int parallelism;

    /**
     * Jobs of a jar.
     *
     * @throws IOException where the jar has not been built
     */
    ChaosJob(Path jar, FlinkCli cli, FlinkRest rest, int parallelism) throws IOException {
        if (!Files.exists(jar)) {
            throw new IOException(jar + " is missing: mvn package makes it");
        }
        this.jar = jar;
        this.cli = cli;
        this.rest = rest;
        this.parallelism = parallelism;
    }

    /** Starts the job that reads tapes to their end and writes JSON lines; returns its id. */
    String startOnTapes(ChaosDays days, Path results) throws IOException {
        List<String> arguments = new ArrayList<>();
        say(arguments, JobOptions.TAPES.key(), days.files());
        if (!days.symbols().isEmpty()) {
            say(arguments, JobOptions.SYMBOLS.key(), String.join(";", days.symbols()));
        }
        say(arguments, JobOptions.OUTPUT_DIRECTORY.key(), "file://" + results);
        say(arguments, JobOptions.CHECKPOINT_INTERVAL.key(), NEVER.toHours() + " h");
        return start(OrderBookJob.class, arguments);
    }

    /**
     * Starts a job that reads the topics of the run's realm for ever; returns its id.
     *
     * @param main the class whose main it is
     * @param more options of its own
     */
    String startOnTopics(Class<?> main, KafkaConnection kafka, List<String> more)
            throws IOException {
        List<String> arguments = new ArrayList<>();
        say(arguments, JobOptions.KAFKA_ADDRESS.key(), kafka.bootstrapServers());
        say(arguments, JobOptions.REALM.key(), ChaosScene.REALM.name());
        say(
                arguments,
                JobOptions.KAFKA_PARTITIONS.key(),
                Integer.toString(ChaosScene.TOPICS.partitions()));
        say(arguments, JobOptions.MAX_DRIFT.key(), MAX_DRIFT.toMinutes() + " min");
        say(
                arguments,
                JobOptions.CHECKPOINT_INTERVAL.key(),
                CHECKPOINT_INTERVAL.toMillis() + " ms");
        arguments.addAll(more);
        return start(main, arguments);
    }

    /** Says one option. */
    static void say(List<String> arguments, String key, String value) {
        arguments.add("--" + key);
        arguments.add(value);
    }

    private String start(Class<?> main, List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>();
        all.addAll(List.of("-d", "-p", Integer.toString(parallelism)));
        all.addAll(List.of("-c", main.getName(), jar.toString()));
        all.addAll(arguments);
        return cli.submit(all);
    }

    /** Ends every job that runs but one, such as those that a killed run left. */
    void cancelAllBut(String jobId) throws IOException {
        for (FlinkJob job : rest.jobs()) {
            if (!job.hasEnded() && !job.id().equals(jobId)) {
                cancel(job.id());
            }
        }
    }

    /** Ends a job. */
    void cancel(String jobId) throws IOException {
        cli.cancel(jobId);
    }

    /** Whether a job has come to its end; throws where it has failed. */
    boolean hasFinished(String jobId) throws IOException {
        String state = rest.get("/jobs/" + jobId).path("state").asText();
        if (state.equals("FAILED")) {
            throw failure(jobId);
        }
        return state.equals("FINISHED");
    }

    /**
     * How a job is now; empty where Flink does not answer.
     *
     * @throws IOException where the job has ended
     */
    Optional<JobGlance> glance(String jobId) throws IOException {
        JobGlance glance;
        try {
            glance =
                    JobGlance.of(
                            rest.get("/jobs/" + jobId),
                            rest.get("/jobs/" + jobId + "/checkpoints"));
        } catch (IOException e) {
            // A JobManager that was killed, or that has not found its job yet.
            return Optional.empty();
        }
        if (glance.hasEnded()) {
            throw failure(jobId);
        }
        return Optional.of(glance);
    }

    /** How often Flink has restarted a job, as far as the JobManager that leads it knows. */
    long restarts(String jobId) throws IOException {
        return rest.get("/jobs/" + jobId + "/metrics?get=numRestarts")
                .path(0)
                .path("value")
                .asLong();
    }

    private IOException failure(String jobId) throws IOException {
        return new IOException("the job has ended: " + rest.lastFailure(jobId));
    }

    /** What recovery times depend on, as the cluster has it. */
    Map<String, String> settings() throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (JsonNode setting : rest.get("/jobmanager/config")) {
            if (SETTINGS.contains(setting.path("key").asText())) {
                all.put(setting.path("key").asText(), setting.path("value").asText());
            }
        }
        all.put("checkpoint interval", CHECKPOINT_INTERVAL.toSeconds() + "s");
        all.put("TaskManagers of one slot", parallelism + " and a spare");
        return all;
    }
}
