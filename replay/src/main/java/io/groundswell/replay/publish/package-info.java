/**
 * Recorded days onto the market topics, with heartbeats, as a live feed would put them there. Uses
 * the tapes and the writer of {@code connectors.kafka}; no Flink.
 */
package io.groundswell.replay.publish;
