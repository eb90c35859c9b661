package io.groundswell.connectors.clickhouse.rows;

/**
 * A column as an insert names it.
 *
 * @param name as in the DDL
 * @param type as ClickHouse spells it, such as {@code Nullable(Decimal(18, 8))}
 */
public record Column(String name, String type) {}
