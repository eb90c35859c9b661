package io.groundswell.replay.history;

/**
 * What the feed said of a day apart from its rows.
 *
 * @param daily whether it has a daily bar of the date
 * @param dailyVolume that bar's volume in whole shares or contracts; 0 where there is none
 * @param rest whether it has anything after the last row on tape, or anything at all where there is
 *     no tape
 */
record DayFacts(Daily daily, long dailyVolume, Rest rest) {
    /** Nothing was asked, or nothing was answered. */
    static final DayFacts UNKNOWN = new DayFacts(Daily.UNKNOWN, 0, Rest.UNKNOWN);

    /** Whether there is a daily bar. */
    enum Daily {
        /** It was not asked for, or not answered. */
        UNKNOWN,
        /** The feed has none of that date. */
        NONE,
        /** There is one. */
        KNOWN
    }

    /** Whether there are more rows. */
    enum Rest {
        /** They were not asked for, or that was not answered. */
        UNKNOWN,
        /** The feed has none. */
        NONE,
        /** The feed has some. */
        SOME
    }

    /** There is a daily bar. */
    static DayFacts daily(long volume) {
        return new DayFacts(Daily.KNOWN, volume, Rest.UNKNOWN);
    }

    /** The feed has no daily bar of the date. */
    static DayFacts noDaily() {
        return new DayFacts(Daily.NONE, 0, Rest.UNKNOWN);
    }

    /** The same, and the feed has nothing after the last row, or nothing at all. */
    DayFacts withNoMore() {
        return new DayFacts(daily, dailyVolume, Rest.NONE);
    }

    /** The same, and the feed has rows after the last one. */
    DayFacts withMore() {
        return new DayFacts(daily, dailyVolume, Rest.SOME);
    }

    /** What of it is true whatever is on tape. */
    DayFacts ofAnyTape() {
        return new DayFacts(daily, dailyVolume, Rest.UNKNOWN);
    }

    /** These facts, and where one is not known, the other's. */
    DayFacts orElse(DayFacts other) {
        boolean toldDaily = daily != Daily.UNKNOWN;
        return new DayFacts(
                toldDaily ? daily : other.daily,
                toldDaily ? dailyVolume : other.dailyVolume,
                rest != Rest.UNKNOWN ? rest : other.rest);
    }

    boolean isDailyKnown() {
        return daily == Daily.KNOWN;
    }

    /** Whether the daily bar's volume can prove anything: that of an index or currency is 0. */
    boolean tellsVolume() {
        return isDailyKnown() && dailyVolume > 0;
    }

    boolean noMore() {
        return rest == Rest.NONE;
    }

    boolean hasMore() {
        return rest == Rest.SOME;
    }
}
