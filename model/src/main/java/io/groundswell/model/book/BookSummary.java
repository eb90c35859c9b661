package io.groundswell.model.book;

/**
 * What a recorded stretch of one symbol came to.
 *
 * @param events events taken, of every kind
 * @param trades trades among them
 * @param quotes consolidated quotes among them
 * @param bookChanges rows that the book was fed with: depth rows, or quotes where there is no depth
 * @param faults book faults found
 * @param firstNanos order time of the first event, nanoseconds UTC
 * @param lastNanos order time of the last event, nanoseconds UTC
 * @param best the last best bid and offer; carries the symbol and the units
 * @param trust whether the book could be relied on at the end
 * @param stateHash {@link OrderBook#stateHash} at the end
 */
public record BookSummary(
        long events,
        long trades,
        long quotes,
        long bookChanges,
        long faults,
        long firstNanos,
        long lastNanos,
        BestBidOffer best,
        BookTrust trust,
        long stateHash) {}
