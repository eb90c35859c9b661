/**
 * Jobs as functions from ports to ports, and the commands that run them. Wiring only: the market is
 * in the model, Flink's state and watermarks are in the operators.
 */
package io.groundswell.jobs;
