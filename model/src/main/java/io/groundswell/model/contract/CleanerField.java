package io.groundswell.model.contract;

import java.util.Locale;

/**
 * Fields of the hash {@link RedisKey#cleaner()}: what was removed to keep Redis under its limit. A
 * field is spelled as its constant, in small letters.
 */
public enum CleanerField {
    /** When the last pass that was needed ended, as a person reads it, ISO 8601 UTC. */
    PASS_TIME,
    /** The same, nanoseconds since 1970 UTC. */
    PASS_TIME_NANOS,
    /** What Redis's memory is held under, bytes. */
    LIMIT_BYTES,
    /** Its memory before that pass. */
    BEFORE_BYTES,
    /** Its memory after it. */
    AFTER_BYTES,
    /** Whether it is under the limit since: {@code true} or {@code false}. */
    HELD,
    /** Keys that the pass removed. */
    KEYS,
    /** Entries that it cut off streams which are still there. */
    ENTRIES,
    /** What those took, as Redis estimates it. */
    BYTES,
    /** What they were, in words. */
    DETAIL,
    /** Passes that were needed so far. */
    PASSES,
    /** Keys removed so far. */
    KEYS_SO_FAR,
    /** Entries cut off so far. */
    ENTRIES_SO_FAR,
    /** What all those took. */
    BYTES_SO_FAR;

    private final String fieldName = name().toLowerCase(Locale.ROOT);

    /** The name in Redis, such as {@code pass_time}. */
    public String fieldName() {
        return fieldName;
    }
}
