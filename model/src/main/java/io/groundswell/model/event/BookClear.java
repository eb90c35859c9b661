package io.groundswell.model.event;

/**
 * The venue drops one or both sides of the book.
 *
 * @param header topic is {@link Topic#L2}
 * @param bids whether the bid side goes
 * @param asks whether the offer side goes
 */
public record BookClear(EventHeader header, boolean bids, boolean asks) implements MarketEvent {
    @Override
    public BookClear withHeader(EventHeader other) {
        return new BookClear(other, bids, asks);
    }
}
