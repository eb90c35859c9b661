/**
 * Rows of the tables as bytes (RowBinary) and back: one layout for each table, which writer, reader
 * and drift test share. Uses the model; no Flink, no client.
 */
package io.groundswell.connectors.clickhouse.rows;
