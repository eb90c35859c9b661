package io.groundswell.jobs.chaos;

import io.groundswell.model.contract.RedisPart;

/** Which of two values of a part, or entries of a stream, is the later one. */
final class LatestPlaces {
    private LatestPlaces() {}

    /**
     * Compares the order of two values, or the ids of two entries.
     *
     * @throws IllegalArgumentException for what is no id, of a stream
     */
    static int compare(RedisPart part, String one, String other) {
        if (!part.isStream()) {
            return one.compareTo(other);
        }
        int byMillis = Long.compareUnsigned(millis(one), millis(other));
        return byMillis != 0 ? byMillis : Long.compareUnsigned(number(one), number(other));
    }

    private static long millis(String id) {
        return Long.parseUnsignedLong(id, 0, hyphen(id), 10);
    }

    private static long number(String id) {
        return Long.parseUnsignedLong(id, hyphen(id) + 1, id.length(), 10);
    }

    private static int hyphen(String id) {
        int at = id.indexOf('-');
        if (at < 0) {
            throw new IllegalArgumentException("no id of an entry: " + id);
        }
        return at;
    }
}
