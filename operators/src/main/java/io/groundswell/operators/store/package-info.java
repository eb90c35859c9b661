/**
 * What stands between validated events and the stores. Uses the model, {@code operators.state} and
 * {@code operators.types}.
 */
package io.groundswell.operators.store;
