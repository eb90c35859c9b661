package io.groundswell.connectors.clickhouse;

import io.groundswell.connectors.local.LocalClickHouse;
import io.groundswell.connectors.local.ReachableClickHouse;
import io.groundswell.model.SkippedTest;
import io.groundswell.model.contract.Realm;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A database of a test class's own, on the server that tests use; dropped at the end. Skips the
 * class where there can be no server.
 */
public final class TestDatabase implements AutoCloseable {
    private final ReachableClickHouse server;
    private final ClickHouseConnection connection;
    private ClickHouse clickHouse;

    private TestDatabase(
            ReachableClickHouse server, ClickHouseConnection connection, ClickHouse clickHouse) {
        this.server = server;
        this.connection = connection;
        this.clickHouse = clickHouse;
    }

    /**
     * Makes the database, empty.
     *
     * @param realm whose database it is
     * @param folder for a server that has to be started
     */
    public static TestDatabase make(String realm, Path folder) throws IOException {
        ReachableClickHouse.obstacle(System.getenv()).ifPresent(SkippedTest::because);
        ReachableClickHouse server =
                ReachableClickHouse.open(System.getenv(), folder.resolve("clickhouse"));
        ClickHouseConnection connection = server.connection(Realm.replay(realm));
        TestDatabase database = new TestDatabase(server, connection, ClickHouse.open(connection));
        database.clear();
        return database;
    }

    /** Begins again with nothing in it, over a new connection: the server may have been killed. */
    public void clear() throws IOException {
        clickHouse.close();
        clickHouse = ClickHouse.open(connection);
        clickHouse.serverCommand("DROP DATABASE IF EXISTS " + connection.database());
        clickHouse.serverCommand("CREATE DATABASE " + connection.database());
    }

    /** How to reach it. */
    public ClickHouseConnection connection() {
        return connection;
    }

    /** The same through somebody in between, who listens on a port of the loopback. */
    public ClickHouseConnection through(int port) {
        return new ClickHouseConnection(
                "http://127.0.0.1:" + port, connection.database(), connection.loginFile());
    }

    /** A client of it. */
    public ClickHouse clickHouse() {
        return clickHouse;
    }

    /** The server, to be killed; the test is skipped where it is somebody else's. */
    public LocalClickHouse server() {
        if (server.own().isEmpty()) {
            SkippedTest.because("the server that the environment names is not to be killed");
        }
        return server.own().get();
    }

    /** The first value of the first row of an answer, as a number. */
    public long number(String sql) throws IOException {
        return Long.parseLong(clickHouse.table(sql).get(0).get(0));
    }

    @Override
    public void close() throws IOException {
        clickHouse.serverCommand("DROP DATABASE IF EXISTS " + connection.database());
        clickHouse.close();
        server.close();
    }
}
