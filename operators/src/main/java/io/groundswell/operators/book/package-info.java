/**
 * The order-book step around {@code model.book}: keyed state, watermarks, side outputs. Uses
 * Flink's keyed state and metrics.
 */
package io.groundswell.operators.book;
