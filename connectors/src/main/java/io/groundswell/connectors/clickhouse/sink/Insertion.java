package io.groundswell.connectors.clickhouse.sink;

import io.groundswell.connectors.clickhouse.ClickHouseException;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import java.util.List;
import java.util.Set;

/** One attempt at a time: what the real server does, and what a test makes of it. */
interface Insertion {
    /** More rows would make too long a statement: a server takes 256 KiB. */
    int MOST_TO_ASK_FOR = 500;

    /** Stores a block; one whose token the server knows is taken for stored. */
    void insert(Block block) throws ClickHouseException;

    /**
     * The {@linkplain RowLayout#key keys} of those of some rows that the table has.
     *
     * @param rows at most {@link #MOST_TO_ASK_FOR}
     */
    <R> Set<Object> present(RowLayout<R> layout, List<R> rows) throws ClickHouseException;
}
