package io.groundswell.model.book;

import java.util.List;

/**
 * The top of a book at a moment.
 *
 * @param symbol the symbol
 * @param timeNanos the grid point, or the order time of the event that caused it; nanoseconds UTC
 * @param sequence sequence of the last depth event (quote, for a one-level book) that it includes
 * @param cause why it was taken
 * @param trust whether the book could be relied on at that moment
 * @param cross how bid and offer stood
 * @param priceExponent prices are in units of 10^-priceExponent
 * @param sizeExponent sizes are in units of 10^-sizeExponent
 * @param bids best first, at most the asked number of levels
 * @param asks best first, at most the asked number of levels
 * @param bidLevels occupied price levels on the whole bid side
 * @param askLevels occupied price levels on the whole offer side
 * @param bidTotal displayed size of the whole bid side
 * @param askTotal displayed size of the whole offer side
 */
public record BookSnapshot(
        String symbol,
        long timeNanos,
        long sequence,
        SnapshotCause cause,
        BookTrust trust,
        CrossState cross,
        int priceExponent,
        int sizeExponent,
        List<BookLevel> bids,
        List<BookLevel> asks,
        int bidLevels,
        int askLevels,
        long bidTotal,
        long askTotal) {

    /** Makes the lists immutable. */
    public BookSnapshot {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }
}
