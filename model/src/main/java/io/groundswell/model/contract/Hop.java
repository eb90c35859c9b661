package io.groundswell.model.contract;

/**
 * The hops of an event from the feed to Redis, each between two moments of one event: told by the
 * feed, received, published, read, at the sink, in Redis. Kafka knows when a record was published
 * by the millisecond: {@link #COLLECTOR} is up to one shorter than it was, and {@link #KAFKA} as
 * much longer; the others are exact to the microsecond.
 *
 * <p>No event carries when it was read, so that {@link #FLINK} has no percentiles: its mean is that
 * of {@link #UNTIL_SHOWN} less that of {@link #UNTIL_READ}.
 */
public enum Hop {
    /**
     * From the feed's time to ours. Two clocks: a difference of theirs makes all of it longer or
     * shorter by the same, and nothing here can tell it from a slow or fast wire.
     */
    FEED("feed", "told by the feed to received: two clocks"),
    /** In the collector: received until given to Kafka's client. */
    COLLECTOR("collector", "received to published"),
    /** On Kafka: given to the client until a job's task has read it. */
    KAFKA("kafka", "published to read by the job"),
    /** In the job: read until it is at the sink. */
    FLINK("flink", "read to at the sink: the mean of two others' difference"),
    /** At the sink until Redis has said that it is there. */
    REDIS("redis", "at the sink to in Redis"),
    /** {@link #COLLECTOR} and {@link #KAFKA} together. */
    UNTIL_READ("until-read", "received to read by the job"),
    /** {@link #UNTIL_READ} and {@link #FLINK} together. */
    UNTIL_SHOWN("until-shown", "received to at the sink"),
    /** All but {@link #FEED}. */
    WHOLE("whole", "received to in Redis");

    private final String label;
    private final String meaning;

    Hop(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** Its name in metrics and tables, under {@link MetricNames#HOP}. */
    public String label() {
        return label;
    }

    /** Between which two moments it lies, for people. */
    public String meaning() {
        return meaning;
    }
}
