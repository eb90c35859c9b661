package io.groundswell.connectors.clickhouse.sink;

import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/** Whether a database has the tables that a sink writes, as the sink writes them. */
@FunctionalInterface
public interface SchemaCheck extends Serializable {
    /**
     * Looks before the first row is stored.
     *
     * @throws IOException with one line that says what differs and what to do; where the database
     *     was not reached, {@link io.groundswell.connectors.clickhouse.ClickHouseException}
     */
    void check(ClickHouse clickHouse, List<RowLayout<?>> layouts) throws IOException;
}
