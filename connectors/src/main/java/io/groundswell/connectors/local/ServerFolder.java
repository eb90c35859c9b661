package io.groundswell.connectors.local;

import java.io.IOException;
import java.nio.file.Path;

/** A folder in which one kind of server keeps all it has, and in which one at a time runs. */
interface ServerFolder {
    Path root();

    /** What is remembered of it; the name of the file says whose folder this is. */
    Path state();

    /** As it is told to people. */
    String serverName();

    /** Makes the folders that are not there yet. */
    void make() throws IOException;

    /**
     * Starts it with the settings that are in the folder, and returns once it serves; one that does
     * not come up is gone, and the reason is thrown in one line.
     *
     * @param detached whether it can outlive this JVM, once it is let go
     */
    ServerProcess launch(int port, boolean detached) throws IOException;
}
