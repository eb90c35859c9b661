package io.groundswell.jobs.chaos;

import java.util.List;

/**
 * Percentiles of a few measured times, by nearest rank: each is a time that was measured.
 *
 * @param sortedMillis the times, the shortest first
 */
record RecoveryTimes(List<Long> sortedMillis) {
    private static final int PERCENT = 100;

    RecoveryTimes {
        sortedMillis = sortedMillis.stream().sorted().toList();
    }

    /**
     * The least time that at least so many percent of all do not exceed.
     *
     * @param percent 1 to 100
     * @throws IllegalStateException where there is none
     */
    long percentileMillis(int percent) {
        if (sortedMillis.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        int rank = (percent * sortedMillis.size() + PERCENT - 1) / PERCENT;
        return sortedMillis.get(rank - 1);
    }

    /** The longest. */
    long maxMillis() {
        return percentileMillis(PERCENT);
    }
}
