package io.groundswell.model.book;

/** Why a snapshot was taken. */
public enum SnapshotCause {
    /** A grid point of event time after a change. */
    GRID,
    /** The best bid or best offer has another price than before. */
    BEST_PRICE,
    /** Any change, for whoever looks on; not part of what is kept. */
    CHANGE
}
