package io.groundswell.model.event;

/**
 * A bar as a feed's history tells it; not one that we built. Prices are in units of
 * 10^-priceExponent, volumes in units of 10^-sizeExponent. One that was told while it formed has an
 * order time before its end, or fewer trades or less volume than its length.
 *
 * @param header topic is {@link Topic#TICKS}
 * @param unit what the length of the bar counts
 * @param length how many units the bar is long, at least 1
 * @param beginNanos nanoseconds UTC: where a SECOND bar begins, for others the time that the feed
 *     labels it with; of DAY, WEEK and MONTH midnight in New York of the date that the feed gives
 * @param open first price
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume traded within the bar
 * @param totalVolume the day's volume up to the end of the bar, or {@link EventHeader#ABSENT}
 * @param tradeCount trades within the bar, or {@link EventHeader#ABSENT}
 * @param openInterest contracts that are open, or {@link EventHeader#ABSENT}
 */
public record HistoryBar(
        EventHeader header,
        BarUnit unit,
        int length,
        long beginNanos,
        long open,
        long high,
        long low,
        long close,
        long volume,
        long totalVolume,
        long tradeCount,
        long openInterest)
        implements MarketEvent {

    /** Checks what only a bug of ours could get wrong. */
    public HistoryBar {
        if (length < 1) {
            throw new IllegalArgumentException("bar of the length " + length);
        }
    }

    @Override
    public HistoryBar withHeader(EventHeader other) {
        return new HistoryBar(
                other,
                unit,
                length,
                beginNanos,
                open,
                high,
                low,
                close,
                volume,
                totalVolume,
                tradeCount,
                openInterest);
    }
}
