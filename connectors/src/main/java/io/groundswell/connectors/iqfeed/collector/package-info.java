/**
 * The collector: what IQConnect says is captured first and published to Kafka from the capture.
 * Uses the client, the translator and the market topics' writer; no Flink.
 */
package io.groundswell.connectors.iqfeed.collector;
