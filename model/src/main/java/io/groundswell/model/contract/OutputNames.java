package io.groundswell.model.contract;

/** Names of what a job puts out, whatever carries it: a topic, a table, a file or a test. */
public final class OutputNames {
    /** Snapshots of order books. */
    public static final String BOOK_SNAPSHOTS = "book-snapshots";

    /** Changes of the best bid and offer. */
    public static final String BEST_QUOTES = "best-quotes";

    /** Faults of order books. */
    public static final String BOOK_FAULTS = "book-faults";

    /** What each symbol came to at the end of a recorded stretch. */
    public static final String BOOK_SUMMARIES = "book-summaries";

    /** What was found wrong with the data. */
    public static final String FINDINGS = "findings";

    /** Snapshots of order books for a store. */
    public static final String STORED_SNAPSHOTS = "stored-snapshots";

    /** Each state of each order book, for whoever shows the latest. */
    public static final String LATEST_BOOKS = "latest-books";

    /** Input that was not taken. */
    public static final String DEFECTS = "defects";

    /** Input that was not taken, with its bytes. */
    public static final String DEAD_LETTERS = "dead-letters";

    private OutputNames() {}
}
