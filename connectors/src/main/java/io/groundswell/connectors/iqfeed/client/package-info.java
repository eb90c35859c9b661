/**
 * The client of IQConnect: connections that restore themselves, and the protocol without sockets.
 * Uses the wire package, the model's sessions and the JDK; knows no Kafka and no Flink.
 */
package io.groundswell.connectors.iqfeed.client;
