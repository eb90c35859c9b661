/**
 * IQFeed's lines as values, and back: parsers that never fail, formatters, fields and code lists.
 * Uses the JDK and the model's events only; knows no sockets and no Flink.
 */
package io.groundswell.connectors.iqfeed.wire;
