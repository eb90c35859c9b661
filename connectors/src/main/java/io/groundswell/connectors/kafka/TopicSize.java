package io.groundswell.connectors.kafka;

/**
 * How much a topic holds at the moment.
 *
 * @param records between its first and its last offset; the marks of transactions count as records
 */
public record TopicSize(String topic, int partitions, long records) {}
