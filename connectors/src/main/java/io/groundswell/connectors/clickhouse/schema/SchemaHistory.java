package io.groundswell.connectors.clickhouse.schema;

import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.ClickHouseException;
import io.groundswell.model.contract.TableNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The steps that a database has, as it tells itself. */
final class SchemaHistory {
    private static final String TABLE = TableNames.SCHEMA_MIGRATIONS;

    /** ClickHouse's numbers of these errors. */
    private static final int NO_DATABASE = 81;

    private static final int NO_TABLE = 60;

    private final ClickHouse clickHouse;

    SchemaHistory(ClickHouse clickHouse) {
        this.clickHouse = clickHouse;
    }

    /** A step that was taken. */
    record Entry(int version, String name, String checksum) {}

    /** Whether there is the database, and in it the table of steps. */
    boolean exists() throws IOException {
        try {
            clickHouse.table("SELECT 1 FROM " + TABLE + " LIMIT 0");
            return true;
        } catch (ClickHouseException e) {
            if (e.code() == NO_DATABASE || e.code() == NO_TABLE) {
                return false;
            }
            throw e;
        }
    }

    void create() throws IOException {
        // Asked first: to create what is there needs a right that a login may lack.
        if (!hasDatabase()) {
            clickHouse.serverCommand("CREATE DATABASE IF NOT EXISTS " + clickHouse.database());
        }
        if (!exists()) {
            clickHouse.command(
                    "CREATE TABLE IF NOT EXISTS "
                            + TABLE
                            + " (version UInt32, name String, checksum String,"
                            + " applied_at DateTime('UTC') DEFAULT now())"
                            + " ENGINE = ReplacingMergeTree ORDER BY version");
        }
    }

    private boolean hasDatabase() throws IOException {
        try {
            clickHouse.table("SELECT 1");
            return true;
        } catch (ClickHouseException e) {
            if (e.code() == NO_DATABASE) {
                return false;
            }
            throw e;
        }
    }

    /** In the order of their versions. */
    List<Entry> read() throws IOException {
        List<Entry> entries = new ArrayList<>();
        String sql = "SELECT version, name, checksum FROM " + TABLE + " FINAL ORDER BY version";
        for (List<String> row : clickHouse.table(sql)) {
            entries.add(new Entry(Integer.parseInt(row.get(0)), row.get(1), row.get(2)));
        }
        return entries;
    }

    void add(Migration step) throws IOException {
        clickHouse.command(
                "INSERT INTO "
                        + TABLE
                        + " (version, name, checksum) SETTINGS async_insert = 0 VALUES ("
                        + step.version()
                        + ", '"
                        + step.name()
                        + "', '"
                        + step.checksum()
                        + "')");
    }
}
