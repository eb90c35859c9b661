package io.groundswell.connectors.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Flink's REST interface, for what this system wants to know. Threads may share one. */
public final class FlinkRest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int MULTIPLE_CHOICES = 300;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI base;

    /** At that address, such as {@code http://127.0.0.1:8081}. */
    public FlinkRest(URI base) {
        this.base = base;
    }

    /** Where it is. */
    public URI base() {
        return base;
    }

    /**
     * What stands at a path, such as {@code /jobs/overview}.
     *
     * @throws IOException when nobody answers, or the answer is not good
     */
    public JsonNode get(String path) throws IOException {
        HttpResponse<String> answer = answer(path);
        if (answer.statusCode() < OK || answer.statusCode() >= MULTIPLE_CHOICES) {
            throw new IOException(
                    base + path + " answers " + answer.statusCode() + ": " + error(answer.body()));
        }
        return json.readTree(answer.body());
    }

    private HttpResponse<String> answer(String path) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + base + " was asked", e);
        } catch (IOException e) {
            // The most common, a refused connection, has no message.
            String why = e.getMessage() == null ? "" : ": " + e.getMessage();
            throw new IOException(base + " does not answer" + why, e);
        }
    }

    /** Flink puts whole stack traces into its errors; the first line says it. */
    private String error(String body) {
        String text = body;
        try {
            text = json.readTree(body).path("errors").path(0).asText(body);
        } catch (JsonProcessingException e) {
            // Then it is not Flink's own error, and stands as it is.
        }
        return text.lines().findFirst().orElse("nothing");
    }

    /**
     * How many TaskManagers have registered.
     *
     * @throws IOException as {@link #get}
     */
    public int taskManagers() throws IOException {
        return get("/overview").path("taskmanagers").asInt();
    }

    /**
     * How many slots of the registered TaskManagers have no task of a job.
     *
     * @throws IOException as {@link #get}
     */
    public int slotsAvailable() throws IOException {
        return get("/overview").path("slots-available").asInt();
    }

    /**
     * How many slots the registered TaskManagers have.
     *
     * @throws IOException as {@link #get}
     */
    public int slotsTotal() throws IOException {
        return get("/overview").path("slots-total").asInt();
    }

    /**
     * The names of the TaskManagers that have tasks of a job.
     *
     * @throws IOException as {@link #get}
     */
    public Set<String> busyTaskManagers() throws IOException {
        Set<String> busy = new TreeSet<>();
        for (JsonNode worker : get("/taskmanagers").path("taskmanagers")) {
            if (worker.path("freeSlots").asInt() < worker.path("slotsNumber").asInt()) {
                busy.add(worker.path("id").asText());
            }
        }
        return busy;
    }

    /**
     * Jobs, those that have ended among them, the newest first.
     *
     * @throws IOException as {@link #get}
     */
    public List<FlinkJob> jobs() throws IOException {
        List<FlinkJob> jobs = new ArrayList<>();
        for (JsonNode job : get("/jobs/overview").path("jobs")) {
            jobs.add(
                    new FlinkJob(
                            job.path("jid").asText(),
                            job.path("name").asText(),
                            job.path("state").asText(),
                            job.path("start-time").asLong(),
                            job.path("tasks").path("total").asInt(),
                            job.path("tasks").path("running").asInt()));
        }
        jobs.sort((a, b) -> Long.compare(b.startMillis(), a.startMillis()));
        return jobs;
    }

    /**
     * The checkpoints of a job.
     *
     * @throws IOException as {@link #get}
     */
    public FlinkCheckpoints checkpoints(String jobId) throws IOException {
        JsonNode all = get("/jobs/" + jobId + "/checkpoints");
        JsonNode completed = all.path("latest").path("completed");
        JsonNode failed = all.path("latest").path("failed");
        return new FlinkCheckpoints(
                all.path("counts").path("completed").asLong(),
                completed.path("id").asLong(0),
                completed.path("trigger_timestamp").asLong(0),
                completed.path("end_to_end_duration").asLong(0),
                completed.path("state_size").asLong(0),
                failed.path("id").asLong(0),
                failed.path("failure_message").asText(""));
    }

    /**
     * Why a job last failed: the deepest cause of its newest exception; empty where it never did.
     *
     * @throws IOException as {@link #get}
     */
    public String lastFailure(String jobId) throws IOException {
        JsonNode entries =
                get("/jobs/" + jobId + "/exceptions?maxExceptions=1")
                        .path("exceptionHistory")
                        .path("entries");
        return entries.isEmpty()
                ? ""
                : ServerLog.deepestReason(
                        entries.path(0).path("stacktrace").asText("").lines().toList());
    }
}
