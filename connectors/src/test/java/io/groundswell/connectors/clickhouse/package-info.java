/** Tests of the ClickHouse client and of what its failures mean, against a real server. */
package io.groundswell.connectors.clickhouse;
