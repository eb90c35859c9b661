package io.groundswell.connectors.local;

/**
 * How the checkpoints of a job went, since the JobManager began.
 *
 * @param completed how many were completed
 * @param lastId the number of the last completed one, 0 for none
 * @param lastTriggerMillis when that was begun, milliseconds since 1970 UTC
 * @param lastDurationMillis how long that took
 * @param lastStateBytes how large the state is in it
 * @param lastFailedId the number of the last that failed, 0 for none
 * @param lastFailure why that failed, in Flink's words
 */
public record FlinkCheckpoints(
        long completed,
        long lastId,
        long lastTriggerMillis,
        long lastDurationMillis,
        long lastStateBytes,
        long lastFailedId,
        String lastFailure) {}
