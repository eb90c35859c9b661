package io.groundswell.connectors.iqfeed.lookup;

import io.groundswell.connectors.iqfeed.wire.WireMessage;
import java.io.IOException;

/** Takes the rows of an answer as they come. One thread at a time. */
public interface ReplySink {
    /**
     * Rows follow, from the first on: what came before was of an attempt that failed, and is to be
     * forgotten.
     *
     * @param version as the server speaks it, such as 6.2
     */
    void begin(String version) throws IOException;

    /**
     * A row, or a line that is none; errors and the end of the answer are not told.
     *
     * @param bytes hold the line from one index to another, without its end; valid during the call
     * @param message what the parser made of it, Unparsed where nothing
     * @throws IOException where it cannot be taken: the question is given up, and this is thrown by
     *     who asked
     */
    void row(byte[] bytes, int from, int to, WireMessage message) throws IOException;
}
