package io.groundswell.jobs.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.groundswell.jobs.Steps;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalLong;

/** Asks Flink's REST interface how far a job is. */
final class FlinkRest {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI base;

    FlinkRest(URI base) {
        this.base = base;
    }

    /** Events that the source has handed on so far, or empty where Flink does not say now. */
    OptionalLong eventsRead(String jobId) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(base.resolve("/jobs/" + jobId)).timeout(PATIENCE).build();
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString());
            for (JsonNode vertex : json.readTree(response.body()).path("vertices")) {
                if (vertex.path("name").asText().contains(Steps.EVENTS.displayName())) {
                    return OptionalLong.of(vertex.path("metrics").path("write-records").asLong());
                }
            }
            return OptionalLong.empty();
        } catch (IOException e) {
            // Progress is for the eye only: a missed glance is not worth a word.
            return OptionalLong.empty();
        }
    }
}
