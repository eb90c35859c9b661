/**
 * How long events took from hop to hop, and how that is shown as metrics. Uses the model, and Flink
 * only in {@code HopMetrics} and what stands behind it.
 */
package io.groundswell.connectors.latency;
