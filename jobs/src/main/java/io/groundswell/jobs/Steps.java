package io.groundswell.jobs;

import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The steps of all jobs: the uid that ties an operator to its state in every savepoint, and the
 * name that the web UI shows. The only place where either is written; a uid never changes.
 */
public enum Steps {
    /** The three market topics, or a tape. */
    EVENTS("market-events", "market events"),
    /** Records parted into events and dead letters. */
    ROUTE("route-records", "events or dead letters"),
    /** Duplicates, holes, defects. */
    VALIDATE("validate", "validate"),
    /** Order books. */
    BOOK("order-book", "order books"),
    /** Book snapshots to their sink. */
    SNAPSHOTS_OUT("book-snapshots-out", "book snapshots out"),
    /** Best bids and offers to their sink. */
    BEST_QUOTES_OUT("best-quotes-out", "best quotes out"),
    /** Book faults to their sink. */
    FAULTS_OUT("book-faults-out", "book faults out"),
    /** Summaries to their sink. */
    SUMMARIES_OUT("book-summaries-out", "book summaries out"),
    /** Events that were not let through, as dead letters. */
    REFUSED("refused-events", "refused events"),
    /** Dead letters to their sink. */
    DEAD_LETTERS_OUT("dead-letters-out", "dead letters out"),
    /** Duplicates, holes, defects, and the trading dates that stores file events under. */
    DATE("validate-and-date", "validate and date"),
    /** What the tables can hold, apart from the rest. */
    FIT("fit-tables", "fit tables"),
    /** Book snapshots that their table can hold, apart from the rest. */
    FIT_SNAPSHOTS("fit-book-snapshots", "fit book snapshots"),
    /** Market events to their tables. */
    EVENTS_STORED("market-events-stored", "market events stored"),
    /** Book snapshots to their table. */
    SNAPSHOTS_STORED("book-snapshots-stored", "book snapshots stored"),
    /** What was found wrong to its table. */
    FINDINGS_STORED("findings-stored", "findings stored"),
    /** Dead letters to their table. */
    DEAD_LETTERS_STORED("dead-letters-stored", "dead letters stored"),
    /** The latest quotes and trades to where they are shown. */
    LATEST_EVENTS("latest-events-shown", "latest events shown"),
    /** The latest books to where they are shown. */
    LATEST_BOOKS("latest-books-shown", "latest books shown"),
    /** The latest faults to where they are shown. */
    LATEST_FAULTS("latest-faults-shown", "latest faults shown");

    private final String uid;
    private final String displayName;

    Steps(String uid, String displayName) {
        this.uid = uid;
        this.displayName = displayName;
    }

    /** The operator's uid. */
    public String uid() {
        return uid;
    }

    /** The operator's name for people. */
    public String displayName() {
        return displayName;
    }

    /** Marks an operator as this step. */
    public <T> SingleOutputStreamOperator<T> mark(SingleOutputStreamOperator<T> operator) {
        return operator.uid(uid).name(displayName);
    }

    /** Marks a sink as this step. */
    public <T> DataStreamSink<T> mark(DataStreamSink<T> sink) {
        return sink.uid(uid).name(displayName);
    }
}
