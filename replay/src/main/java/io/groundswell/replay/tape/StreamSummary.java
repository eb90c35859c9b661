package io.groundswell.replay.tape;

import io.groundswell.model.event.Topic;

/**
 * The events of one symbol, topic and source epoch on a tape: sequences 1 to {@code events}.
 *
 * @param topic the stream
 * @param sourceEpoch the epoch
 * @param events how many, and so the last sequence
 * @param firstNanos order time of the first
 * @param lastNanos order time of the last
 */
record StreamSummary(Topic topic, long sourceEpoch, long events, long firstNanos, long lastNanos) {}
