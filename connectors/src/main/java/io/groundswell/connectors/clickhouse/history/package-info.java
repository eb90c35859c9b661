/** What ClickHouse keeps, read back as market events in the total order. No Flink. */
package io.groundswell.connectors.clickhouse.history;
