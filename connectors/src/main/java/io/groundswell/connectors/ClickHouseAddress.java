package io.groundswell.connectors;

import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.connectors.local.DataFolder;
import io.groundswell.connectors.local.LocalClickHouse;
import io.groundswell.connectors.local.ReachableClickHouse;
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
                            + " CLICKHOUSE_URL names, or the one that runs here.")
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
        Optional<String> named =
                url == null ? ReachableClickHouse.named(System.getenv()) : Optional.of(url);
        if (named.isEmpty()) {
            return local().connection(realm);
        }
        try {
            return ClickHouseConnection.to(named.get(), realm, Optional.ofNullable(loginFile));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The one that {@code up} started; its login is beside it. */
    private static LocalClickHouse local() throws IOException {
        return LocalClickHouse.find(DataFolder.of("clickhouse", null))
                .orElseThrow(
                        () ->
                                new IOException(
                                        "no ClickHouse is named and none runs here: say"
                                                + " --clickhouse URL, set "
                                                + ClickHouseConnection.URL_VARIABLE
                                                + ", or start one with groundswell up"
                                                + " clickhouse"));
    }
}
