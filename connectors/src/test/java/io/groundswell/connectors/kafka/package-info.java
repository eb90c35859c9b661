/** Tests of {@code io.groundswell.connectors.kafka}. */
package io.groundswell.connectors.kafka;
