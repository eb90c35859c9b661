package io.groundswell.connectors.clickhouse.sink;

import io.groundswell.connectors.clickhouse.ClickHouseException;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import java.util.List;

/** One attempt at a time: what the real server does, and what a test makes of it. */
interface Insertion {
    /** Stores a block; one whose token the server knows is taken for stored. */
    void insert(Block block) throws ClickHouseException;

    /** Those of some rows that the table has. */
    <R> List<R> present(RowLayout<R> layout, List<R> rows) throws ClickHouseException;
}
