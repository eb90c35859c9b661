package io.groundswell.connectors.redis.cleaner;

/**
 * When to remove, and how much at once.
 *
 * @param limitBytes what Redis's memory is held under
 * @param shortlistKeys what is remembered of one look through all keys
 * @param windowKeys keys that are removed before the memory is looked at again
 */
record CleaningLimits(long limitBytes, int shortlistKeys, int windowKeys) {
    private static final int USUAL_SHORTLIST = 50_000;
    private static final int USUAL_WINDOW = 500;

    /** Writes go on while the cleaner looks: it begins a twentieth before the limit. */
    private static final int BEGIN_BELOW = 20;

    /** And ends a tenth below it, so that it need not look through all keys each time. */
    private static final int END_BELOW = 10;

    CleaningLimits {
        if (limitBytes < 1 || shortlistKeys < 1 || windowKeys < 1) {
            throw new IllegalArgumentException(
                    "limits of %d bytes, %d and %d keys"
                            .formatted(limitBytes, shortlistKeys, windowKeys));
        }
    }

    static CleaningLimits of(long limitBytes) {
        return new CleaningLimits(limitBytes, USUAL_SHORTLIST, USUAL_WINDOW);
    }

    /** Above this there is something to do. */
    long beginBytes() {
        return limitBytes - limitBytes / BEGIN_BELOW;
    }

    /** Down to this it is done. */
    long endBytes() {
        return limitBytes - limitBytes / END_BELOW;
    }
}
