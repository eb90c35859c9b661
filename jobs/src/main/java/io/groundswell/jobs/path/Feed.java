package io.groundswell.jobs.path;

import java.io.IOException;

/** Brings the recorded days of one leg to the market topics, beside the thread that asks. */
interface Feed extends AutoCloseable {
    /** Recorded events that it has told so far. */
    long told() throws IOException;

    /**
     * Whether everything has been told and has left.
     *
     * @throws IOException where it cannot go on
     */
    boolean isDone() throws IOException;

    /** Returns when everything is on the topics. */
    void finish() throws IOException;

    /** Ends it wherever it is. */
    @Override
    void close() throws IOException;
}
