package io.groundswell.jobs.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;

/**
 * What Flink's REST interface tells of a job at a moment.
 *
 * @param isRunning whether the job and every task of it run
 * @param hasEnded whether it has ended, for whatever reason
 * @param checkpoints complete checkpoints that Flink remembers, as it tells them
 */
public record JobGlance(boolean isRunning, boolean hasEnded, JsonNode checkpoints) {
    private static final String RUNNING = "RUNNING";

    /**
     * Reads the answers.
     *
     * @param job that of {@code /jobs/ID}
     * @param checkpoints that of {@code /jobs/ID/checkpoints}
     */
    public static JobGlance of(JsonNode job, JsonNode checkpoints) {
        String state = job.path("state").asText();
        boolean isRunning = RUNNING.equals(state) && !job.path("vertices").isEmpty();
        for (JsonNode vertex : job.path("vertices")) {
            isRunning &=
                    vertex.path("tasks").path(RUNNING).asInt()
                            == vertex.path("parallelism").asInt();
        }
        boolean hasEnded =
                "FAILED".equals(state) || "CANCELED".equals(state) || "FINISHED".equals(state);
        return new JobGlance(isRunning, hasEnded, checkpoints.path("history"));
    }

    /**
     * When, in milliseconds since 1970, the last task acknowledged the first complete checkpoint
     * that was begun after a moment. Empty where there is none.
     */
    public OptionalLong firstCheckpointBegunAfter(long epochMillis) {
        OptionalLong first = OptionalLong.empty();
        for (JsonNode checkpoint : checkpoints) {
            if ("COMPLETED".equals(checkpoint.path("status").asText())
                    && checkpoint.path("trigger_timestamp").asLong() > epochMillis) {
                long completeMillis = checkpoint.path("latest_ack_timestamp").asLong();
                if (first.isEmpty() || completeMillis < first.getAsLong()) {
                    first = OptionalLong.of(completeMillis);
                }
            }
        }
        return first;
    }
}
