package io.groundswell.connectors.clickhouse.sink;

import io.groundswell.connectors.access.Login;
import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.connector.jdbc.datasource.connections.JdbcConnectionProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects through JDBC with a login that is read when it connects, so that no job graph has it and
 * a new password is found. A server that is away is waited for. One thread.
 */
final class LoginAtConnect implements JdbcConnectionProvider {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(LoginAtConnect.class);
    private static final String DRIVER = "com.clickhouse.jdbc.ClickHouseDriver";
    private static final int VALID_WITHIN_SECONDS = 10;

    /** What a driver's exception has for a code when no server said one. */
    private static final int NO_CODE = 0;

    private final ClickHouseConnection server;
    private final Duration limit;
    private transient Connection connection;

    LoginAtConnect(ClickHouseConnection server, Duration limit) {
        this.server = server;
        this.limit = limit;
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    @Override
    public boolean isConnectionValid() throws SQLException {
        return connection != null && connection.isValid(VALID_WITHIN_SECONDS);
    }

    @Override
    public Connection getOrEstablishConnection() throws SQLException, ClassNotFoundException {
        if (connection == null) {
            connection = connectInTime();
        }
        return connection;
    }

    private Connection connectInTime() throws SQLException, ClassNotFoundException {
        try (Patience patience = Patience.of(limit)) {
            while (true) {
                try {
                    return connect();
                } catch (SQLException e) {
                    if (e.getErrorCode() != NO_CODE || !patience.await()) {
                        throw e;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for ClickHouse", e);
        }
    }

    private Connection connect() throws SQLException, ClassNotFoundException {
        // The driver is found by its URL once it is loaded, which a job's class loader has to do.
        Class.forName(DRIVER);
        Properties properties = new Properties();
        try {
            Login login = server.login();
            properties.setProperty("user", login.user());
            properties.setProperty("password", login.password());
        } catch (IOException e) {
            throw new SQLException("no login for ClickHouse: " + e.getMessage(), e);
        }
        properties.setProperty("clickhouse_setting_async_insert", "0");
        String url = "jdbc:clickhouse:" + server.url() + "/" + server.database();
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public void closeConnection() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.warn("the connection to ClickHouse did not close", e);
            } finally {
                connection = null;
            }
        }
    }

    @Override
    public Connection reestablishConnection() throws SQLException, ClassNotFoundException {
        closeConnection();
        return getOrEstablishConnection();
    }
}
