/**
 * Rows into ClickHouse, each once: blocks with tokens that live in Flink's commit state; keyed
 * low-rate tables through JDBC. Uses Flink's Sink V2.
 */
package io.groundswell.connectors.clickhouse.sink;
