/**
 * Events as bytes, by one SBE schema: on Kafka, on tape, in Flink's network and in its state. Uses
 * {@code model.event} and Agrona's buffers.
 */
package io.groundswell.model.codec;
