package io.groundswell.connectors.iqfeed.collector;

import io.groundswell.connectors.iqfeed.lookup.LookupOptions;

/**
 * How a collector fills the gaps in its trades.
 *
 * @param lookup how history is asked
 * @param delayMillis so long after a gap has closed history has its trades: none to ten minutes
 * @param maxAttempts a gap is asked for so often before it is given up: 1 to 100
 * @param firstPauseMillis before the second attempt; each further pause is twice as long
 * @param longestPauseMillis before no attempt is there a longer pause: up to an hour
 * @param longestGapHours one that is longer is given up at once: up to a year
 */
public record RepairOptions(
        LookupOptions lookup,
        long delayMillis,
        int maxAttempts,
        long firstPauseMillis,
        long longestPauseMillis,
        int longestGapHours) {
    /** After a gap unless said. */
    public static final long USUAL_DELAY_MILLIS = 10_000;

    /** Of a longer gap is more to be had by downloading, unless said. */
    public static final int USUAL_LONGEST_GAP_HOURS = 24;

    private static final int USUAL_ATTEMPTS = 12;
    private static final long USUAL_FIRST_PAUSE_MILLIS = 10_000;
    private static final long USUAL_LONGEST_PAUSE_MILLIS = 600_000;
    private static final int REQUESTS_PER_SECOND = 10;
    private static final long MAX_DELAY_MILLIS = 600_000;
    private static final int MOST_ATTEMPTS = 100;
    private static final long MAX_PAUSE_MILLIS = 3_600_000;
    private static final int MAX_GAP_HOURS = 366 * 24;

    /** Checks the ranges. */
    public RepairOptions {
        check("repair delay in milliseconds", delayMillis, 0, MAX_DELAY_MILLIS);
        check("repair attempts", maxAttempts, 1, MOST_ATTEMPTS);
        check("repair pause in milliseconds", firstPauseMillis, 1, MAX_PAUSE_MILLIS);
        check(
                "longest repair pause in milliseconds",
                longestPauseMillis,
                firstPauseMillis,
                MAX_PAUSE_MILLIS);
        check("longest gap to repair in hours", longestGapHours, 1, MAX_GAP_HOURS);
    }

    private static void check(String what, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    what + ": " + value + " is not " + min + " to " + max);
        }
    }

    /**
     * Over one connection, with a fifth of the requests that an account may make, which other
     * programs share; for about an hour.
     */
    public static RepairOptions usual(LookupOptions lookup) {
        return new RepairOptions(
                lookup.withLoad(1, REQUESTS_PER_SECOND),
                USUAL_DELAY_MILLIS,
                USUAL_ATTEMPTS,
                USUAL_FIRST_PAUSE_MILLIS,
                USUAL_LONGEST_PAUSE_MILLIS,
                USUAL_LONGEST_GAP_HOURS);
    }

    /** The same with another delay. */
    public RepairOptions after(long itsDelayMillis) {
        return new RepairOptions(
                lookup,
                itsDelayMillis,
                maxAttempts,
                firstPauseMillis,
                longestPauseMillis,
                longestGapHours);
    }

    /** The same with another longest gap. */
    public RepairOptions upTo(int itsLongestGapHours) {
        return new RepairOptions(
                lookup,
                delayMillis,
                maxAttempts,
                firstPauseMillis,
                longestPauseMillis,
                itsLongestGapHours);
    }
}
