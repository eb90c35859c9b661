/**
 * ClickHouse, the history: how it is reached, and what its failures mean. Uses ClickHouse's client;
 * the Flink sides are in {@code sink} and {@code history}.
 */
package io.groundswell.connectors.clickhouse;
