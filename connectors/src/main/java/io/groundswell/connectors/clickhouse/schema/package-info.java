/** The schema's migrations, from {@code docker/clickhouse}, and whether a database has them. */
package io.groundswell.connectors.clickhouse.schema;
