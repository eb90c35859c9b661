package io.groundswell.jobs.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.groundswell.connectors.local.FlinkRest;
import io.groundswell.jobs.Steps;
import java.io.IOException;

/** The first step of a running job: how far it has come. */
public final class SourceStep {
    private final FlinkRest rest;
    private final String jobId;

    /** That of the job with Flink's id. */
    public SourceStep(FlinkRest rest, String jobId) {
        this.rest = rest;
        this.jobId = jobId;
    }

    /**
     * Events that it has handed on since it was last started.
     *
     * @throws IOException where Flink does not say now
     */
    public long eventsRead() throws IOException {
        return vertex().path("metrics").path("write-records").asLong();
    }

    /** Whether it reads topics, has asked for records, and there were no more. */
    boolean isCaughtUp() throws IOException {
        String metrics =
                "/jobs/"
                        + jobId
                        + "/vertices/"
                        + vertex().path("id").asText()
                        + "/subtasks/metrics";
        JsonNode known = rest.get(metrics);
        JsonNode fetches = metric(metrics, known, ".KafkaConsumer.fetch-total");
        JsonNode lag = metric(metrics, known, ".KafkaConsumer.records-lag-max");
        return fetches.path("min").asDouble(0) > 1 && lag.path("max").asDouble(1) == 0;
    }

    /**
     * A metric over all tasks of the step, by the end of its name, which has a prefix of Flink's
     * making; missing where it is not told.
     */
    private JsonNode metric(String metrics, JsonNode known, String end) throws IOException {
        for (JsonNode each : known) {
            String name = each.path("id").asText();
            if (name.endsWith(end)) {
                return rest.get(metrics + "?get=" + name).path(0);
            }
        }
        return MissingNode.getInstance();
    }

    private JsonNode vertex() throws IOException {
        for (JsonNode vertex : rest.get("/jobs/" + jobId).path("vertices")) {
            if (vertex.path("name").asText().contains(Steps.EVENTS.displayName())) {
                return vertex;
            }
        }
        throw new IOException("the job has no step called " + Steps.EVENTS.displayName());
    }
}
