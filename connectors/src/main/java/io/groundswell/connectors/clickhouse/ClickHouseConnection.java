package io.groundswell.connectors.clickhouse;

import io.groundswell.connectors.access.Login;
import io.groundswell.connectors.access.LoginVariables;
import io.groundswell.connectors.access.ServerUrl;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.TableNames;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How to reach one realm's database, without the password: that is read where it is used, so that
 * no job graph, checkpoint or log ever holds it.
 *
 * @param url the server, such as {@code http://127.0.0.1:8123}
 * @param database the realm's database
 * @param loginFile properties with {@code user} and {@code password}, readable on every machine
 *     that connects; empty for the environment variables
 */
public record ClickHouseConnection(String url, String database, String loginFile)
        implements Serializable {
    /** Environment variable that names a server to use instead of starting one. */
    public static final String URL_VARIABLE = "CLICKHOUSE_URL";

    private static final LoginVariables VARIABLES = LoginVariables.of("CLICKHOUSE");
    private static final ServerUrl ADDRESS = new ServerUrl("http", "https", VARIABLES);

    /**
     * Checks the address.
     *
     * @throws IllegalArgumentException where it is not {@code http(s)://HOST:PORT}, or holds a
     *     login
     */
    public ClickHouseConnection {
        ADDRESS.check(url);
    }

    /** The database of a realm. */
    public static ClickHouseConnection to(String url, Realm realm, Optional<Path> loginFile) {
        return new ClickHouseConnection(
                url,
                TableNames.database(realm),
                loginFile.map(it -> it.toAbsolutePath().toString()).orElse(""));
    }

    /**
     * The login, read now.
     *
     * @throws IOException where it cannot be read, or may not be used
     */
    public Login login() throws IOException {
        return Login.find(loginFile, VARIABLES);
    }
}
