package io.groundswell.operators.book;

import io.groundswell.model.book.BookOptions;
import io.groundswell.model.book.BookPublisher;
import io.groundswell.model.book.WatchedBook;
import java.io.Serializable;
import java.time.Duration;

/**
 * How the order-book step keeps and publishes books.
 *
 * @param grid distance of grid snapshots, a whole number of milliseconds
 * @param levels levels per side in a snapshot
 * @param liveBookLimit most books on the heap of one task
 * @param rowLimit most rows on a side of a book
 * @param crossedLimit how long a book may stand crossed in continuous trading before it is a fault
 */
public record BookSettings(
        Duration grid, int levels, int liveBookLimit, int rowLimit, Duration crossedLimit)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Distance of grid snapshots in nanoseconds. */
    public long gridNanos() {
        return grid.toNanos();
    }

    /** A book of which nothing is known yet, and what is told of it. */
    BookPublisher newPublisher() {
        WatchedBook watched = new WatchedBook(new BookOptions(crossedLimit.toNanos(), rowLimit));
        return new BookPublisher(watched, gridNanos(), levels);
    }
}
