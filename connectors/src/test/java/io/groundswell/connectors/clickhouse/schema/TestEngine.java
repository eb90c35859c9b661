package io.groundswell.connectors.clickhouse.schema;

import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;

/** A database of a test's own in a state that a test of the schema begins with. */
final class TestEngine implements AutoCloseable {
    private final TestDatabase database;

    private TestEngine(TestDatabase database) {
        this.database = database;
    }

    /** Without the database: that is for the migrations to make. */
    static TestEngine withoutDatabase(String realm, Path folder) throws IOException {
        TestDatabase database = TestDatabase.make(realm, folder);
        database.clickHouse().serverCommand("DROP DATABASE " + database.clickHouse().database());
        return new TestEngine(database);
    }

    /** With all tables of this version. */
    static TestEngine migrated(String realm, Path folder) throws IOException {
        TestDatabase database = TestDatabase.make(realm, folder);
        Migrations.bundled().apply(database.clickHouse());
        return new TestEngine(database);
    }

    ClickHouse clickHouse() {
        return database.clickHouse();
    }

    /** The only cell of an answer. */
    String cell(String sql) throws IOException {
        return clickHouse().table(sql).get(0).get(0);
    }

    @Override
    public void close() throws IOException {
        database.close();
    }
}
