/**
 * IQFeed's lines as values, and back: parsers that never fail, formatters, fields and code lists.
 * Uses the JDK and the model only; knows no sockets and no Flink.
 */
package io.groundswell.connectors.iqfeed.wire;
