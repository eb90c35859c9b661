package io.groundswell.connectors.iqfeed.lookup;

import java.io.IOException;

/** Answers questions, one per thread that asks. Any number of threads. */
@FunctionalInterface
public interface Lookups {
    /**
     * Asks, waits for its turn, and tries again as often as that makes sense.
     *
     * @param rows gets the rows of the answer on this thread
     * @throws IOException what the rows' taker threw
     * @throws InterruptedException when the thread is to end; the question is given up
     */
    Answer ask(LookupRequest request, ReplySink rows) throws IOException, InterruptedException;
}
