/**
 * Asks IQConnect's lookup port: history, symbols, lists of codes; so many at a time, so often a
 * second, again where it failed. May use the wire, the client's connections and {@code model};
 * knows neither Flink nor Kafka.
 */
package io.groundswell.connectors.iqfeed.lookup;
