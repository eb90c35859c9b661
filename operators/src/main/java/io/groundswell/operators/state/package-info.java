/**
 * Live values on the heap in front of Flink's keyed state, and how they get there in time. Uses
 * Flink's operators and metrics.
 */
package io.groundswell.operators.state;
