/** Holds Redis's memory under a limit and says what it removed for it. Uses lettuce; no Flink. */
package io.groundswell.connectors.redis.cleaner;
