package io.groundswell.model.event;

/**
 * The picture begun by {@link SnapshotBegin} is whole; from here on the book can be trusted.
 *
 * @param header topic is {@link Topic#L2}
 * @param mode what the rows stood for
 */
public record SnapshotEnd(EventHeader header, DepthMode mode) implements MarketEvent {
    @Override
    public SnapshotEnd withHeader(EventHeader other) {
        return new SnapshotEnd(other, mode);
    }
}
