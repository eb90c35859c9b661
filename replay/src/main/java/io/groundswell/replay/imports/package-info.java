/**
 * Recordings turned into market events by the contracts of time, identity, order and units. Uses
 * {@code model}, the tape writer, Jackson's streaming parser, XZ, and what {@code connectors} know
 * of IQFeed's lines; nothing of Flink.
 */
package io.groundswell.replay.imports;
