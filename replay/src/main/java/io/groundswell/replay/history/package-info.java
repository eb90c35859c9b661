/**
 * History on demand: fetches days from IQConnect, judges whether a day is there and whole, writes
 * it as a tape. May use {@code imports}, {@code tape}, the bars of {@code server} and the lookups
 * of {@code connectors}; knows no Flink.
 */
package io.groundswell.replay.history;
