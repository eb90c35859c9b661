package io.groundswell.connectors.local;

import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.model.contract.Realm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A real ClickHouse on loopback, as a process of its own: the {@linkplain ClickHouseEngine pinned
 * engine}. Its data outlives it, and so does its login, which is made with the folder.
 *
 * <p>One that was {@link #start started} ends with this JVM at the latest; one that was {@link
 * #startDetached started detached} goes on and is {@link #find found} again by its folder. Starting
 * returns when it answers, which takes about half a second. It keeps what it acknowledged however
 * it ends. One thread at a time may use an object of this class.
 */
public final class LocalClickHouse extends FolderServer {
    private final EngineFolder folder;

    private LocalClickHouse(EngineFolder folder, boolean isDetached) {
        super(folder, isDetached);
        this.folder = folder;
    }

    /**
     * Starts one that ends with this JVM at the latest.
     *
     * @throws IOException with the reason in one line, such as a port that is taken, a folder that
     *     another one uses, or an engine that this machine cannot get
     */
    public static LocalClickHouse start(LocalClickHouseOptions options) throws IOException {
        return start(options, false);
    }

    /**
     * Starts one that goes on when this JVM ends, also when its terminal is closed.
     *
     * @throws IOException with the reason in one line, as for {@link #start}
     */
    public static LocalClickHouse startDetached(LocalClickHouseOptions options) throws IOException {
        return start(options, true);
    }

    private static LocalClickHouse start(LocalClickHouseOptions options, boolean detached)
            throws IOException {
        EngineFolder folder = new EngineFolder(options.folder());
        LocalClickHouse server = new LocalClickHouse(folder, detached);
        server.startOn(options.port(), port -> folder.writeConfig(options.memoryBytes()));
        return server;
    }

    /**
     * The one that runs in a folder, whoever started it.
     *
     * @throws IOException when the folder's state cannot be read
     */
    public static Optional<LocalClickHouse> find(Path folder) throws IOException {
        EngineFolder its = new EngineFolder(folder.toAbsolutePath().normalize());
        LocalClickHouse server = new LocalClickHouse(its, true);
        return server.isFound() ? Optional.of(server) : Optional.empty();
    }

    /**
     * The address that one had in a folder, running or not.
     *
     * @throws IOException when the folder's state cannot be read
     */
    public static Optional<String> formerAddress(Path folder) throws IOException {
        return formerAddress(new EngineFolder(folder));
    }

    /** Where its clients find it, over HTTP. */
    public String url() {
        return "http://" + address();
    }

    /** Properties with its user and password, which only this user of the machine may read. */
    public Path loginFile() {
        return folder.login();
    }

    /** How to reach a realm's database in it. */
    public ClickHouseConnection connection(Realm realm) {
        return ClickHouseConnection.to(url(), realm, Optional.of(loginFile()));
    }
}
