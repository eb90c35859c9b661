/**
 * How Flink carries the model's values: explicit type information and versioned serializers, never
 * Kryo. Uses the model's codec and Flink's type system.
 */
package io.groundswell.operators.types;
