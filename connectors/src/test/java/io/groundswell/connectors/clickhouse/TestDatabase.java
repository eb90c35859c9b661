package io.groundswell.connectors.clickhouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A database of a test's own on the server that tests use; dropped at the end. */
public final class TestDatabase implements AutoCloseable {
    private final ClickHouseConnection connection;
    private final ClickHouse clickHouse;

    private TestDatabase(ClickHouseConnection connection, ClickHouse clickHouse) {
        this.connection = connection;
        this.clickHouse = clickHouse;
    }

    /**
     * Makes the database, empty.
     *
     * @param name what comes behind {@code l2_}
     * @param folder for the login file
     */
    public static TestDatabase make(String name, Path folder) throws IOException {
        Path loginFile = folder.resolve(name + "-login.properties");
        Files.writeString(
                loginFile,
                "user="
                        + System.getenv(ClickHouseLogin.USER_VARIABLE)
                        + "\npassword="
                        + System.getenv(ClickHouseLogin.PASSWORD_VARIABLE)
                        + "\n");
        ClickHouseConnection connection =
                new ClickHouseConnection(
                        System.getenv(ClickHouseConnection.URL_VARIABLE),
                        "l2_" + name,
                        loginFile.toString());
        ClickHouse clickHouse = ClickHouse.open(connection);
        clickHouse.serverCommand("DROP DATABASE IF EXISTS " + connection.database());
        clickHouse.serverCommand("CREATE DATABASE " + connection.database());
        return new TestDatabase(connection, clickHouse);
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

    /** The first value of the first row of an answer, as a number. */
    public long number(String sql) throws IOException {
        return Long.parseLong(clickHouse.table(sql).get(0).get(0));
    }

    @Override
    public void close() throws IOException {
        clickHouse.serverCommand("DROP DATABASE " + connection.database());
        clickHouse.close();
    }
}
