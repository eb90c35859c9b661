/**
 * The latest value of everything, in Redis: what is newest goes there from a job, is told to
 * whoever listens, and is read back. Uses the model, {@code connectors.redis} and Flink.
 */
package io.groundswell.connectors.redis.latest;
