package io.groundswell.connectors.local;

import java.io.IOException;

/** A server that runs on this machine as a process of its own. One thread at a time may use it. */
public interface RunningServer {
    /** Where clients reach it: host and port, on loopback. */
    String address();

    /** The id of its process. */
    long pid();

    /**
     * Ends it and leaves its data. A server that does not end by itself is killed. Does nothing if
     * it has ended already.
     *
     * @throws IOException when it is still there after that
     */
    void stop() throws IOException;
}
