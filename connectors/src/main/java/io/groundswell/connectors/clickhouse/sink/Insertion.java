package io.groundswell.connectors.clickhouse.sink;

import io.groundswell.connectors.clickhouse.ClickHouseException;

/** One attempt to store a block: what the real server does, and what a test makes of it. */
@FunctionalInterface
interface Insertion {
    void insert(Block block) throws ClickHouseException;
}
