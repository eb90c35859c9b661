/** Redis, the latest of everything: how it is reached. Uses lettuce; no Flink. */
package io.groundswell.connectors.redis;
