package io.groundswell.model.event;

/**
 * A full picture of the book follows as ADD or CHANGE rows, up to {@link SnapshotEnd}; what was
 * known before is void.
 *
 * @param header topic is {@link Topic#L2}
 * @param mode what the rows stand for
 */
public record SnapshotBegin(EventHeader header, DepthMode mode) implements MarketEvent {
    @Override
    public SnapshotBegin withHeader(EventHeader other) {
        return new SnapshotBegin(other, mode);
    }
}
