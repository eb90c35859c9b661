package io.groundswell.connectors.kafka;

import java.time.Duration;

/**
 * How the topics of a realm are made.
 *
 * @param partitions of every topic; never changes in place, since a symbol would then move to
 *     another partition in the middle of its events
 * @param replication on how many brokers each record is kept
 * @param retention how long a record is kept, from when it was stored
 */
public record TopicSettings(int partitions, int replication, Duration retention) {
    /** For one machine: eight partitions, one copy, a week. */
    public static final TopicSettings DEVELOPMENT = new TopicSettings(8, 1, Duration.ofDays(7));

    private static final int MAX_PARTITIONS = 1_000;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException for what cannot be
     */
    public TopicSettings {
        if (partitions < 1 || partitions > MAX_PARTITIONS) {
            throw new IllegalArgumentException(
                    "partitions: " + partitions + " is not 1 to " + MAX_PARTITIONS);
        }
        if (replication < 1 || replication > Short.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "replication: " + replication + " is not 1 to " + Short.MAX_VALUE);
        }
        if (retention.toMillis() < 1) {
            throw new IllegalArgumentException("retention: " + retention + " is not 1 ms or more");
        }
    }
}
