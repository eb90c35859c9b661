package io.groundswell.replay.history;

/**
 * What the feed said of a day apart from its rows.
 *
 * @param daily whether it has a daily bar of the date
 * @param dailyVolume that bar's volume in whole shares or contracts; 0 where there is none
 * @param noMore whether it said that it has nothing after the last row on tape, or nothing at all
 *     where there is no tape
 */
record DayFacts(Daily daily, long dailyVolume, boolean noMore) {
    /** Nothing was asked, or nothing was answered. */
    static final DayFacts UNKNOWN = new DayFacts(Daily.UNKNOWN, 0, false);

    /** Whether there is a daily bar. */
    enum Daily {
        /** It was not asked for, or not answered. */
        UNKNOWN,
        /** The feed has none of that date. */
        NONE,
        /** There is one. */
        KNOWN
    }

    /** There is a daily bar. */
    static DayFacts daily(long volume) {
        return new DayFacts(Daily.KNOWN, volume, false);
    }

    /** The feed has no daily bar of the date. */
    static DayFacts noDaily() {
        return new DayFacts(Daily.NONE, 0, false);
    }

    /** The same, and the feed has nothing after the last row, or nothing at all. */
    DayFacts withNoMore() {
        return new DayFacts(daily, dailyVolume, true);
    }

    boolean isDailyKnown() {
        return daily == Daily.KNOWN;
    }
}
