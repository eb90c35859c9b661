package io.groundswell.model.book;

/** The ways in which a depth feed can contradict itself. */
public enum FaultKind {
    /** No fault. */
    NONE,
    /** A row changes, reduces or deletes something that the book does not hold; not applied. */
    UNKNOWN_ID,
    /** A row adds an order id that the book already holds; the newer row replaces the older. */
    DUPLICATE_ID,
    /** A size below zero, or an order of size zero; not applied. */
    NEGATIVE_SIZE,
    /** More was taken from an order than it had; the order is removed. */
    EXCESS_SIZE,
    /** A row that needs a price has none; not applied. */
    NO_PRICE,
    /** A row of another depth mode than the book's; not applied. */
    WRONG_MODE,
    /** Events were lost. */
    GAP,
    /** The connection was lost. */
    DISCONNECTED,
    /** Best bid above best offer for longer than the limit in continuous trading. */
    CROSSED,
    /** A row that would be one more than a side may hold; not applied. */
    TOO_MANY_ROWS
}
