/**
 * Market events on Kafka: topics, codec, source and sinks. Uses the model, Kafka's clients and
 * Flink's Kafka connector.
 */
package io.groundswell.connectors.kafka;
