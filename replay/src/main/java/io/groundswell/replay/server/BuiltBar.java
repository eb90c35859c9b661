package io.groundswell.replay.server;

/**
 * A bar of history. Prices are in units of 10^-exponent.
 *
 * @param beginMicros local time at which it begins; of days and longer the midnight of its date
 * @param endMicros local time that labels its end; of days and longer as the begin
 * @param exponent of its prices
 * @param open first price
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume within it
 * @param totalVolume of the day up to its end
 * @param trades within it
 * @param openInterest of a future, else 0
 */
record BuiltBar(
        long beginMicros,
        long endMicros,
        int exponent,
        long open,
        long high,
        long low,
        long close,
        long volume,
        long totalVolume,
        long trades,
        long openInterest) {

    /** This bar and the next one as one, labelled as the next. */
    BuiltBar and(BuiltBar next) {
        return new BuiltBar(
                next.beginMicros,
                next.endMicros,
                exponent,
                open,
                Math.max(high, next.high),
                Math.min(low, next.low),
                next.close,
                volume + next.volume,
                next.totalVolume,
                trades + next.trades,
                next.openInterest);
    }
}
