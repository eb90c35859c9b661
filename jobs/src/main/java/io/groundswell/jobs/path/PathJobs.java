package io.groundswell.jobs.path;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.groundswell.connectors.local.FlinkRest;
import io.groundswell.jobs.OrderBookJob;
import io.groundswell.jobs.OrderBookPorts;
import io.groundswell.jobs.StorageJob;
import io.groundswell.jobs.StoragePorts;
import io.groundswell.jobs.config.JobConfig;
import io.groundswell.jobs.config.JobOptions;
import io.groundswell.jobs.config.StorageConfig;
import io.groundswell.jobs.run.FlinkHost;
import io.groundswell.jobs.run.HopFigures;
import io.groundswell.jobs.run.Host;
import io.groundswell.jobs.run.JobGlance;
import io.groundswell.jobs.run.TopicEnds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The order-book job and the storage job of a run, on the topics of its realm. One thread. */
final class PathJobs implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** Rows show with the checkpoint that they belong to, and a person looks on. */
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(2);

    /**
     * Hours in which little was traded pass in moments. With the 5 s that suit a live market,
     * readers would stop at nearly every heartbeat.
     */
    private static final Duration MAX_DRIFT = Duration.ofMinutes(10);

    private final PathServers servers;
    private final FlinkRest rest;
    private final Map<String, JobClient> jobs = new LinkedHashMap<>();
    private final Map<String, TopicEnds> ends = new LinkedHashMap<>();

    private PathJobs(PathServers servers, FlinkRest rest) {
        this.servers = servers;
        this.rest = rest;
    }

    /**
     * Starts both, and returns when they run.
     *
     * @param parallelism of each
     * @param results where the order-book job's own results go, as JSON lines
     */
    static PathJobs start(
            PathServers servers, FlinkHost flink, int parallelism, Path results, Host host)
            throws Exception {
        PathJobs started = new PathJobs(servers, new FlinkRest(flink.webUi()));
        StreamExecutionEnvironment books = flink.environment(parallelism);
        JobConfig config = JobConfig.conclude(started.options(results));
        OrderBookJob.define(books, OrderBookPorts.of(config), config);
        started.run(OrderBookJob.NAME, books);
        StreamExecutionEnvironment storage = flink.environment(parallelism);
        StorageConfig stored = StorageConfig.conclude(started.shared());
        StorageJob.define(storage, StoragePorts.of(stored), stored);
        started.run(StorageJob.NAME, storage);
        for (Map.Entry<String, JobClient> job : started.jobs.entrySet()) {
            host.await(job.getKey() + " to run", LIMIT, () -> started.isRunning(job.getValue()));
        }
        return started;
    }

    private void run(String name, StreamExecutionEnvironment env) throws Exception {
        jobs.put(name, env.executeAsync(name + "-" + PathServers.REALM.name()));
        ends.put(name, new TopicEnds(servers.kafka(), PathServers.REALM, name));
    }

    private boolean isRunning(JobClient job) throws IOException {
        JobGlance glance = JobGlance.of(rest.get(path(job)), MissingNode.getInstance());
        if (glance.hasEnded()) {
            throw failure(job);
        }
        return glance.isRunning();
    }

    private static String path(JobClient job) {
        return "/jobs/" + job.getJobID();
    }

    private IOException failure(JobClient job) throws IOException {
        return new IOException("a job has ended: " + rest.lastFailure(job.getJobID().toString()));
    }

    private Configuration options(Path results) throws IOException {
        Configuration values = shared();
        // As Flink reads it: Path.toUri would write %20 for a space, which Flink keeps.
        values.set(JobOptions.OUTPUT_DIRECTORY, "file://" + results);
        values.set(JobOptions.OUTPUT_TABLES, true);
        values.set(JobOptions.OUTPUT_LATEST, true);
        values.set(JobOptions.REDIS_URL, servers.redis().url());
        values.set(JobOptions.REDIS_LOGIN_FILE, servers.redis().loginFile());
        return values;
    }

    private Configuration shared() throws IOException {
        Configuration values = new Configuration();
        values.set(JobOptions.KAFKA_ADDRESS, servers.kafka().bootstrapServers());
        values.set(JobOptions.REALM, PathServers.REALM.name());
        values.set(JobOptions.MAX_DRIFT, MAX_DRIFT);
        values.set(JobOptions.CHECKPOINT_INTERVAL, CHECKPOINT_INTERVAL);
        values.set(JobOptions.CLICKHOUSE_URL, servers.clickHouseUrl());
        values.set(JobOptions.CLICKHOUSE_LOGIN_FILE, servers.clickHouseLogin().toString());
        return values;
    }

    /** Throws where a job has failed. */
    void check() throws IOException {
        for (JobClient job : jobs.values()) {
            isRunning(job);
        }
    }

    /** Records that no complete checkpoint of the slower job covers yet. */
    long unread() throws IOException {
        long most = 0;
        for (TopicEnds its : ends.values()) {
            most = Math.max(most, its.unread());
        }
        return most;
    }

    /** How long events took from hop to hop, as the order-book job knows it. */
    HopFigures hops() throws IOException {
        String job = jobs.get(OrderBookJob.NAME).getJobID().toString();
        return HopFigures.of(rest, job);
    }

    /** Ends both in order: all that they have read is in their stores when this returns. */
    void drain(Path savepoints) throws IOException {
        for (Map.Entry<String, JobClient> job : jobs.entrySet()) {
            try {
                job.getValue()
                        .stopWithSavepoint(true, "file://" + savepoints, SavepointFormatType.NATIVE)
                        .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new IOException(job.getKey() + " does not come to its end: " + e, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while a job was ending", e);
            }
        }
        jobs.clear();
    }

    @Override
    public void close() {
        ends.values().forEach(TopicEnds::close);
    }
}
