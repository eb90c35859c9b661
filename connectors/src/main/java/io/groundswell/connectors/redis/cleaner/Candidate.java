package io.groundswell.connectors.redis.cleaner;

import io.groundswell.model.contract.RedisName;

/**
 * A key that may be removed.
 *
 * @param step what would be done to it
 * @param quietMillis for how long nobody has written it, as far as Redis tells
 * @param bytes what it takes, as Redis estimates it
 */
record Candidate(CleaningStep step, RedisName name, long quietMillis, long bytes) {}
