package io.groundswell.jobs.config;

import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.model.contract.Realm;

/**
 * A ClickHouse server, and the world on it that a job lives in.
 *
 * @param connection how to reach that world's database
 * @param realm whose database
 */
public record StoreRealm(ClickHouseConnection connection, Realm realm) {}
