/** Tests of the ClickHouse sinks, against scripted failures and a real server. */
package io.groundswell.connectors.clickhouse.sink;
