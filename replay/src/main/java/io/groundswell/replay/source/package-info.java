/**
 * Tapes, or what a database holds, as a bounded Flink source: lanes of symbols, read in the total
 * order, checkpointed by position. Uses {@code replay.tape}, ClickHouse's history and Flink's
 * FLIP-27 source API; the event's type information is passed in.
 */
package io.groundswell.replay.source;
