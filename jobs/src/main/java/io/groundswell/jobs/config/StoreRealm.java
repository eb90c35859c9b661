package io.groundswell.jobs.config;

import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.model.contract.Realm;

/**
 * A ClickHouse server, and the world on it that a job lives in.
 *
 * @param connection how to reach that world's database
 * @param realm whose database
 */
public record StoreRealm(ClickHouseConnection connection, Realm realm) {
    /**
     * Sees that the live market is not mixed with a replay.
     *
     * @param isLive whether what is to be stored comes from the live market
     * @throws ConfigException where one is live and the other is not
     */
    static void refuseMixing(boolean isLive, StoreRealm store) throws ConfigException {
        if (isLive != store.realm().isLive()) {
            throw new ConfigException(
                    (isLive ? "the live market" : "a replay or recording")
                            + " must not be stored in the database of realm "
                            + store.realm().name()
                            + ": name another one with --"
                            + JobOptions.CLICKHOUSE_REALM.key());
        }
    }
}
