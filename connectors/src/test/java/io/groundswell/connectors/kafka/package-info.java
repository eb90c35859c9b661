/** Tests of Kafka's edge, on a real broker where it says so. */
package io.groundswell.connectors.kafka;
