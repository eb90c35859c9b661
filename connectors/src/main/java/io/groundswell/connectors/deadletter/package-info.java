/**
 * The stored dead letters for a person: to be looked at, and to be sent again once what was wrong
 * is mended. Uses the model, ClickHouse and Kafka's clients; no Flink.
 */
package io.groundswell.connectors.deadletter;
