package io.groundswell.jobs.chaos;

/**
 * What was captured of a symbol and topic, beside all that happened there.
 *
 * @param happened all that happened
 * @param captured what of it was captured
 * @param missed what was not, behind a marked gap or before the first watch
 * @param unmarked what was not, and no gap says so
 * @param foreign what was captured and never happened, or not in this order
 * @param gaps how many gaps are marked
 */
record FeedComparison(
        long happened, long captured, long missed, long unmarked, long foreign, long gaps) {
    /** How far ahead the place of a captured event is looked for. */
    private static final int FORESIGHT = 2_000_000;

    static final FeedComparison NOTHING = new FeedComparison(0, 0, 0, 0, 0, 0);

    /** Walks along both. */
    static FeedComparison of(FeedTrail happened, FeedTrail captured) {
        int at = 0;
        long missed = 0;
        long unmarked = 0;
        long foreign = 0;
        for (int i = 0; i < captured.size(); i++) {
            int found = find(happened, at, captured.print(i));
            if (found < 0) {
                foreign++;
                continue;
            }
            int hole = found - at;
            // Before the first event nothing was watched yet.
            if (captured.hasGapBefore(i) || i == 0) {
                missed += hole;
            } else {
                unmarked += hole;
            }
            at = found + 1;
        }
        int rest = happened.size() - at;
        if (captured.hasGapBefore(captured.size())) {
            missed += rest;
        } else {
            unmarked += rest;
        }
        return new FeedComparison(
                happened.size(), captured.size(), missed, unmarked, foreign, captured.gaps());
    }

    private static int find(FeedTrail in, int from, long print) {
        int end = Math.min(in.size(), from + FORESIGHT);
        for (int i = from; i < end; i++) {
            if (in.print(i) == print) {
                return i;
            }
        }
        return -1;
    }

    FeedComparison plus(FeedComparison other) {
        return new FeedComparison(
                happened + other.happened,
                captured + other.captured,
                missed + other.missed,
                unmarked + other.unmarked,
                foreign + other.foreign,
                gaps + other.gaps);
    }

    /** Whether nothing is silently missing, and nothing is there that never was. */
    boolean isClean() {
        return unmarked == 0 && foreign == 0;
    }
}
