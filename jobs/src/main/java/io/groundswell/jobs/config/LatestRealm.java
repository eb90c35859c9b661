package io.groundswell.jobs.config;

import io.groundswell.connectors.redis.RedisConnection;
import io.groundswell.model.contract.Realm;

/**
 * A Redis server, and whose keys on it a job writes.
 *
 * @param connection how to reach it
 * @param realm whose keys
 */
public record LatestRealm(RedisConnection connection, Realm realm) {
    /**
     * Sees that the live market is not mixed with a replay.
     *
     * @param isLive whether what is to be shown comes from the live market
     * @throws ConfigException where one is live and the other is not
     */
    static void refuseMixing(boolean isLive, LatestRealm redis) throws ConfigException {
        if (isLive != redis.realm().isLive()) {
            throw new ConfigException(
                    (isLive ? "the live market" : "a replay or recording")
                            + " must not be shown among the latest values of realm "
                            + redis.realm().name()
                            + ": name another one with --"
                            + JobOptions.REDIS_REALM.key());
        }
    }
}
