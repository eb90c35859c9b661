/** Tests of {@code io.groundswell.connectors.clickhouse.history}. */
package io.groundswell.connectors.clickhouse.history;
