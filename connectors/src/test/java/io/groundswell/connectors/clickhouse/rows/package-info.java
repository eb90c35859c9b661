/** Tests of the rows' bytes. */
package io.groundswell.connectors.clickhouse.rows;
