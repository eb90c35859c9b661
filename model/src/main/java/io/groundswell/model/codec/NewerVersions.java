package io.groundswell.model.codec;

/** What a reader does with bytes of a newer version of the same schema. */
public enum NewerVersions {
    /** State and tapes: refuse, so that nothing is half read. */
    REFUSE,
    /** Kafka: read what is known by block length and count the message. */
    READ
}
