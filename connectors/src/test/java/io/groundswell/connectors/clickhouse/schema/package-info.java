/** Tests of the schema's steps, most of them with the real engine. */
package io.groundswell.connectors.clickhouse.schema;
