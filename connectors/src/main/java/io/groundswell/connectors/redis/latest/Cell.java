package io.groundswell.connectors.redis.latest;

import io.groundswell.model.contract.RedisPart;

/**
 * A place that has one latest value, or one stream.
 *
 * @param part what is there
 * @param symbol whose it is
 */
record Cell(RedisPart part, String symbol) {
    boolean isStream() {
        return part.isStream();
    }
}
