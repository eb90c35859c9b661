package io.groundswell.jobs.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.groundswell.connectors.local.FlinkRest;
import io.groundswell.jobs.OrderBookJob;
import io.groundswell.jobs.OrderBookPorts;
import io.groundswell.jobs.StorageJob;
import io.groundswell.jobs.StoragePorts;
import io.groundswell.jobs.config.JobConfig;
import io.groundswell.jobs.config.JobOptions;
import io.groundswell.jobs.config.StorageConfig;
import io.groundswell.jobs.run.Host;
import io.groundswell.jobs.run.JobGlance;
import io.groundswell.model.contract.MetricNames;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One of the suite's jobs, on a TaskManager of its own. One thread. */
final class SuiteJob {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private static final Set<String> LATEST =
            Set.of(
                    MetricNames.LATEST_WRITTEN,
                    MetricNames.LATEST_CONFLATED,
                    MetricNames.LATEST_DROPPED,
                    MetricNames.LATEST_PENDING);

    private final String name;
    private final JobClient client;
    private final FlinkRest rest;

    private SuiteJob(String name, JobClient client, FlinkRest rest) {
        this.name = name;
        this.client = client;
        this.rest = rest;
    }

    /** The storage job as it is shipped. */
    static SuiteJob storage(SuiteServers servers, Host host) throws Exception {
        StreamExecutionEnvironment env = servers.environment();
        StorageConfig config = StorageConfig.conclude(options(servers));
        StorageJob.define(env, StoragePorts.of(config), config);
        return run(StorageJob.NAME, env, servers, host);
    }

    /** The order-book job with everything on: output topics, tables, Redis. */
    static SuiteJob orderBook(SuiteServers servers, Host host) throws Exception {
        StreamExecutionEnvironment env = servers.environment();
        Configuration values = options(servers);
        values.set(JobOptions.OUTPUT_TABLES, true);
        values.set(JobOptions.OUTPUT_LATEST, true);
        values.set(JobOptions.REDIS_URL, servers.redis().connection().url());
        values.set(JobOptions.REDIS_LOGIN_FILE, servers.redis().connection().loginFile());
        JobConfig config = JobConfig.conclude(values);
        OrderBookJob.define(env, OrderBookPorts.of(config), config);
        return run(OrderBookJob.NAME, env, servers, host);
    }

    private static Configuration options(SuiteServers servers) throws IOException {
        Configuration values = new Configuration();
        values.set(JobOptions.KAFKA_ADDRESS, servers.kafka().bootstrapServers());
        values.set(JobOptions.REALM, SuiteServers.REALM.name());
        values.set(JobOptions.CLICKHOUSE_URL, servers.clickHouse().url());
        values.set(
                JobOptions.CLICKHOUSE_LOGIN_FILE, servers.clickHouse().loginFile().toString());
        return values;
    }

    private static SuiteJob run(
            String name, StreamExecutionEnvironment env, SuiteServers servers, Host host)
            throws Exception {
        SuiteJob job = new SuiteJob(name, env.executeAsync(name), servers.flink().rest());
        host.await(name + " to run", START_LIMIT, job::isRunning);
        return job;
    }

    private JsonNode tell(String of) throws IOException {
        return rest.get("/jobs/" + client.getJobID() + of);
    }

    String name() {
        return name;
    }

    /** Whether all its tasks run; throws where it never will. */
    boolean isRunning() throws IOException {
        JobGlance glance = JobGlance.of(tell(""), MissingNode.getInstance());
        if (glance.hasEnded()) {
            throw new IOException(
                    name + " has ended: " + rest.lastFailure(client.getJobID().toString()));
        }
        return glance.isRunning();
    }

    /** The TaskManager that it runs on. */
    String taskManager() throws IOException {
        String vertex = tell("").path("vertices").path(0).path("id").asText();
        return tell("/vertices/" + vertex)
                .path("subtasks")
                .path(0)
                .path("taskmanager-id")
                .asText();
    }

    /** The least watermark of its tasks, milliseconds since 1970 UTC; empty before there is one. */
    OptionalLong watermarkMillis() throws IOException {
        long least = Long.MAX_VALUE;
        for (JsonNode vertex : tell("").path("vertices")) {
            for (JsonNode it : tell("/vertices/" + vertex.path("id").asText() + "/watermarks")) {
                least = Math.min(least, it.path("value").asLong(Long.MIN_VALUE));
            }
        }
        return least > 0 && least < Long.MAX_VALUE
                ? OptionalLong.of(least)
                : OptionalLong.empty();
    }

    /** Records that the busiest of its tasks has taken from other tasks: every event once. */
    long taken() throws IOException {
        long most = 0;
        for (JsonNode vertex : tell("").path("vertices")) {
            most = Math.max(most, vertex.path("metrics").path("read-records").asLong());
        }
        return most;
    }

    /** What became of values for Redis since the job's start; empty where it writes none there. */
    Map<String, Long> latest() throws IOException {
        Map<String, Long> sums = new TreeMap<>();
        for (JsonNode vertex : tell("").path("vertices")) {
            String metrics = "/vertices/" + vertex.path("id").asText() + "/metrics";
            List<String> names = new ArrayList<>();
            for (JsonNode metric : tell(metrics)) {
                String id = metric.path("id").asText();
                if (LATEST.contains(id.substring(id.lastIndexOf('.') + 1))) {
                    names.add(URLEncoder.encode(id, StandardCharsets.UTF_8));
                }
            }
            if (!names.isEmpty()) {
                for (JsonNode metric : tell(metrics + "?get=" + String.join(",", names))) {
                    String id = metric.path("id").asText();
                    sums.merge(
                            id.substring(id.lastIndexOf('.') + 1),
                            metric.path("value").asLong(),
                            Long::sum);
                }
            }
        }
        return sums;
    }

    /** Entries for streams of Redis that were given up since the job's start. */
    long dropped() throws IOException {
        return latest().getOrDefault(MetricNames.LATEST_DROPPED, 0L);
    }

    /** What its last complete checkpoint took, and how many were complete and failed. */
    String checkpoints() throws IOException {
        JsonNode all = tell("/checkpoints");
        return String.format(
                "%d checkpoints complete, %d failed, %d restores; last took %d ms, %,d bytes",
                all.path("counts").path("completed").asLong(),
                all.path("counts").path("failed").asLong(),
                all.path("counts").path("restored").asLong(),
                all.path("latest").path("completed").path("end_to_end_duration").asLong(),
                all.path("latest").path("completed").path("state_size").asLong());
    }

    void cancel() throws IOException {
        try {
            client.cancel().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a job was ending", e);
        } catch (ExecutionException e) {
            throw new IOException(name + " does not end: " + e.getCause(), e);
        }
    }
}
