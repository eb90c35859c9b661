package io.groundswell.connectors;

import io.groundswell.connectors.local.RunningServer;
import io.groundswell.model.contract.Realm;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** A kind of server that can run on this machine: what up, down and status ask of it. */
interface LocalServer {
    /** As the user says it. */
    String name();

    /** Why none is to be started here: the environment names another one to use. */
    default Optional<String> elsewhere() {
        return Optional.empty();
    }

    /** Whether one has ever run in a folder. */
    boolean hasBeenIn(Path folder) throws IOException;

    /** The one that runs in a folder. */
    Optional<RunningServer> find(Path folder) throws IOException;

    /** Starts one that outlives this program; without a port on its former or its usual one. */
    RunningServer start(Path folder, OptionalInt port) throws IOException;

    /**
     * Starts what is to work beside it and does not, and tells in one line what there is.
     *
     * @throws IOException where that does not start; the server itself goes on
     */
    default Optional<String> accompany(RunningServer server) throws IOException {
        return Optional.empty();
    }

    /**
     * Which version it is.
     *
     * @throws IOException where it does not answer
     */
    String version(RunningServer server) throws IOException;

    /** Makes in it what a realm needs, where it is not there yet, and tells in one line. */
    String prepare(RunningServer server, Realm realm) throws IOException;

    /** Tells what it holds of a realm. */
    void tellContents(RunningServer server, Realm realm, PrintWriter out) throws IOException;
}
