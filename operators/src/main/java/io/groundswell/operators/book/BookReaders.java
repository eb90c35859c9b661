package io.groundswell.operators.book;

import java.io.Serializable;

/**
 * Who besides the main outputs is told of books; nothing is made for whoever is not there.
 *
 * @param store whether a store takes snapshots and faults, with their trading dates
 * @param latest whether somebody shows the latest state of each book, and so each change of it
 */
public record BookReaders(boolean store, boolean latest) implements Serializable {
    /** The main outputs alone. */
    public static final BookReaders NONE = new BookReaders(false, false);

    private static final long serialVersionUID = 1L;
}
