/**
 * What a database holds, back as events in the total order: bounded, counted, each once. Uses
 * {@code connectors.clickhouse} and its rows; no Flink.
 */
package io.groundswell.connectors.clickhouse.history;
