package io.groundswell.connectors;

import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.connectors.clickhouse.ClickHouseException;
import io.groundswell.connectors.clickhouse.schema.Migrations;
import io.groundswell.connectors.local.LocalClickHouse;
import io.groundswell.connectors.local.LocalClickHouseOptions;
import io.groundswell.connectors.local.RunningServer;
import io.groundswell.model.contract.Realm;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** ClickHouse, with a database for each realm. */
final class ClickHouseServer implements LocalServer {
    private static final int USUAL_PORT = 8123;

    /** What ClickHouse answers to whoever asks within a database that is not there. */
    private static final int UNKNOWN_DATABASE = 81;

    /** Tables that hold rows of their own, which views do not. */
    private static final String SIZES =
            "SELECT name, total_rows, total_bytes FROM system.tables"
                    + " WHERE database = '%s' AND endsWith(engine, 'MergeTree') ORDER BY name";

    private final Map<String, String> environment;

    ClickHouseServer(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "clickhouse";
    }

    @Override
    public boolean hasBeenIn(Path folder) throws IOException {
        return LocalClickHouse.formerAddress(folder).isPresent();
    }

    @Override
    public Optional<RunningServer> find(Path folder) throws IOException {
        return LocalClickHouse.find(folder).map(RunningServer.class::cast);
    }

    @Override
    public RunningServer start(Path folder, OptionalInt port) throws IOException {
        LocalServers.refuseNamed(environment, ClickHouseConnection.URL_VARIABLE);
        int wanted = port.orElse(hasBeenIn(folder) ? 0 : USUAL_PORT);
        return LocalClickHouse.startDetached(LocalClickHouseOptions.in(folder).withPort(wanted));
    }

    private static ClickHouse client(RunningServer server, Realm realm) throws IOException {
        return ClickHouse.open(((LocalClickHouse) server).connection(realm));
    }

    @Override
    public String prepare(RunningServer server, Realm realm) throws IOException {
        Migrations schema = Migrations.bundled();
        try (ClickHouse client = client(server, realm)) {
            int taken = schema.apply(client).size();
            return "realm "
                    + realm.name()
                    + ": database "
                    + client.database()
                    + " at schema version "
                    + schema.version()
                    + (taken == 0 ? ", as before" : ", " + taken + " steps of it new");
        }
    }

    @Override
    public void tellContents(RunningServer server, Realm realm, PrintWriter out)
            throws IOException {
        List<List<String>> sizes = sizes(server, realm);
        if (sizes.isEmpty()) {
            out.println("clickhouse has no tables of realm " + realm.name());
            return;
        }
        TextTable table = new TextTable("TABLE", "ROWS", "SIZE");
        for (List<String> row : sizes) {
            long bytes = Long.parseLong(row.get(2));
            table.row(row.get(0), row.get(1), TextTable.size(bytes));
        }
        table.print(out);
    }

    private static List<List<String>> sizes(RunningServer server, Realm realm) throws IOException {
        try (ClickHouse client = client(server, realm)) {
            return client.table(SIZES.formatted(client.database()));
        } catch (ClickHouseException e) {
            if (e.code() == UNKNOWN_DATABASE) {
                return List.of();
            }
            throw e;
        }
    }
}
