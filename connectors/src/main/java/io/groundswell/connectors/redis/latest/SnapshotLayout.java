package io.groundswell.connectors.redis.latest;

import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.SnapshotCause;
import io.groundswell.model.contract.OrderStamp;

/**
 * Snapshots of books. They carry no epoch; their times never go back over epochs, and at one time
 * the snapshot of a grid point comes last, for it is taken when all events of that time are in. Two
 * epochs that both move the best price in one nanosecond cannot be told apart: the first one's
 * snapshot then stands until the next grid point.
 */
abstract class SnapshotLayout implements LatestLayout<BookSnapshot> {
    private static final long serialVersionUID = 1L;

    @Override
    public final boolean concerns(BookSnapshot snapshot) {
        return true;
    }

    @Override
    public final String symbolOf(BookSnapshot snapshot) {
        return snapshot.symbol();
    }

    @Override
    public final OrderStamp stampOf(BookSnapshot snapshot) {
        int rank = snapshot.cause() == SnapshotCause.GRID ? 1 : 0;
        return new OrderStamp(snapshot.timeNanos(), 0, rank, 0, snapshot.sequence());
    }
}
