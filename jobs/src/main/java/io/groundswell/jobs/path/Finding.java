package io.groundswell.jobs.path;

/**
 * One line of the verdict: what a table or key holds of a symbol, beside what it should.
 *
 * @param store ClickHouse or Redis
 * @param name of the table or key
 * @param expected how many values the recorded days come to
 * @param stored how many of these are there
 * @param missing how many are not
 * @param duplicated how many are there more often than they should be
 * @param different how many are there that should not be, or not in this place
 */
record Finding(
        String store,
        String name,
        String symbol,
        long expected,
        long stored,
        long missing,
        long duplicated,
        long different) {

    /** Whether all is there, once, and nothing else. */
    boolean isClean() {
        return missing == 0 && duplicated == 0 && different == 0;
    }

    Finding plus(Finding other) {
        return new Finding(
                store,
                name,
                symbol,
                expected + other.expected,
                stored + other.stored,
                missing + other.missing,
                duplicated + other.duplicated,
                different + other.different);
    }
}
