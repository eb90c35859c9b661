package io.groundswell.connectors.clickhouse.schema;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.model.contract.Realm;
import java.io.IOException;
import java.util.Optional;

/** A database of a test's own on the server that the environment names; dropped at the end. */
final class TestEngine implements AutoCloseable {
    private final ClickHouse clickHouse;

    private TestEngine(ClickHouse clickHouse) {
        this.clickHouse = clickHouse;
    }

    /** Without the database: that is for the migrations to make. */
    static TestEngine withoutDatabase(String realm) throws IOException {
        String url = System.getenv(ClickHouseConnection.URL_VARIABLE);
        String reason = "skipped: no " + ClickHouseConnection.URL_VARIABLE;
        if (url == null) {
            System.out.println(reason);
        }
        assumeTrue(url != null, reason);
        TestEngine engine =
                new TestEngine(
                        ClickHouse.open(
                                ClickHouseConnection.to(
                                        url, Realm.replay(realm), Optional.empty())));
        engine.drop();
        return engine;
    }

    /** With all tables of this version. */
    static TestEngine migrated(String realm) throws IOException {
        TestEngine engine = withoutDatabase(realm);
        Migrations.bundled().apply(engine.clickHouse);
        return engine;
    }

    ClickHouse clickHouse() {
        return clickHouse;
    }

    /** The only cell of an answer. */
    String cell(String sql) throws IOException {
        return clickHouse.table(sql).get(0).get(0);
    }

    private void drop() throws IOException {
        clickHouse.serverCommand("DROP DATABASE IF EXISTS " + clickHouse.database());
    }

    @Override
    public void close() throws IOException {
        try (clickHouse) {
            drop();
        }
    }
}
