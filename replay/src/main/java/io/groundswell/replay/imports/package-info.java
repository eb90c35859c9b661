/**
 * Public recordings turned into market events by the contracts of time, identity, order and units.
 * Uses {@code model}, the tape writer, Jackson's streaming parser and XZ; nothing of Flink.
 */
package io.groundswell.replay.imports;
