package io.groundswell.connectors;

import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.model.contract.Realm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * How a command is told which ClickHouse it is to work on; a mixin. The login is in a file or in
 * the environment, never on the command line, which every user of a machine can read.
 */
public final class ClickHouseAddress {
    @Option(
            names = "--clickhouse",
            paramLabel = "URL",
            description =
                    "The server, such as http://127.0.0.1:8123; unless said, the one that"
                            + " CLICKHOUSE_URL names.")
    private String url;

    @Option(
            names = "--login",
            paramLabel = "FILE",
            description =
                    "Properties with user and password; unless said, CLICKHOUSE_USER and"
                            + " CLICKHOUSE_PASSWORD.")
    private Path loginFile;

    /** For picocli. */
    public ClickHouseAddress() {}

    /**
     * How to reach a realm's database.
     *
     * @throws IOException where no server is named, or its address is badly spelled
     */
    public ClickHouseConnection connection(Realm realm) throws IOException {
        String server = url == null ? System.getenv(ClickHouseConnection.URL_VARIABLE) : url;
        if (server == null || server.isBlank()) {
            throw new IOException(
                    "no ClickHouse is named: say --clickhouse URL, or set "
                            + ClickHouseConnection.URL_VARIABLE);
        }
        try {
            return ClickHouseConnection.to(server, realm, Optional.ofNullable(loginFile));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
