package io.groundswell.jobs.chaos;

import io.groundswell.model.contract.RedisPart;

/**
 * A place in Redis that has one latest value, or one stream.
 *
 * @param part what is there
 * @param symbol whose it is
 */
record LatestCell(RedisPart part, String symbol) {}
