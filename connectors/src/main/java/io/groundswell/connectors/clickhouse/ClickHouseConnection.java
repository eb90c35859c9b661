package io.groundswell.connectors.clickhouse;

import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.TableNames;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
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

    /**
     * Checks the address.
     *
     * @throws IllegalArgumentException where it is not {@code http(s)://HOST:PORT}
     */
    public ClickHouseConnection {
        if (!isAddress(url)) {
            throw new IllegalArgumentException(
                    "not http://HOST:PORT or https://HOST:PORT: '" + url + "'");
        }
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
    public ClickHouseLogin login() throws IOException {
        return loginFile.isEmpty()
                ? ClickHouseLogin.from(System.getenv())
                : ClickHouseLogin.read(Path.of(loginFile));
    }

    private static boolean isAddress(String url) {
        try {
            URI uri = URI.create(url);
            boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            // A user in the address would be printed with it.
            return isHttp
                    && uri.getHost() != null
                    && uri.getPort() > 0
                    && uri.getUserInfo() == null
                    && uri.getRawQuery() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
