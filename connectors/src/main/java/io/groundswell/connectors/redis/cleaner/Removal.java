package io.groundswell.connectors.redis.cleaner;

/**
 * What is gone.
 *
 * @param keys removed as a whole
 * @param entries cut off streams that are still there
 * @param bytes what all of it took, as Redis estimates it
 */
public record Removal(long keys, long entries, long bytes) {
    static final Removal NOTHING = new Removal(0, 0, 0);

    Removal plus(Removal other) {
        return new Removal(keys + other.keys, entries + other.entries, bytes + other.bytes);
    }

    boolean isNothing() {
        return keys == 0 && entries == 0;
    }
}
