<<<<<<< HEAD
/** Tests of {@code io.groundswell.connectors.kafka}. */
=======
/** Tests of Kafka's edge, on a real broker where it says so. */
>>>>>>> local
package io.groundswell.connectors.kafka;
