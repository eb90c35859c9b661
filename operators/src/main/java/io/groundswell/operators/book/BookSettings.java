package io.groundswell.operators.book;

import io.groundswell.model.book.BookOptions;
import java.io.Serializable;
import java.time.Duration;

/**
 * How the order-book step keeps and publishes books.
 *
 * @param grid distance of grid snapshots, a whole number of milliseconds
 * @param levels levels per side in a snapshot
 * @param liveBookLimit most books on the heap of one task
 * @param crossedLimit how long a book may stand crossed in continuous trading before it is a fault
 */
public record BookSettings(Duration grid, int levels, int liveBookLimit, Duration crossedLimit)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Distance of grid snapshots in nanoseconds. */
    public long gridNanos() {
        return grid.toNanos();
    }

    /** The part that the book itself needs. */
    BookOptions bookOptions() {
        return new BookOptions(crossedLimit.toNanos());
    }
}
