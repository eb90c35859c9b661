/**
 * The validation step around {@code model.quality}: duplicates, holes and defects. Uses Flink's
 * keyed state and metrics.
 */
package io.groundswell.operators.quality;
