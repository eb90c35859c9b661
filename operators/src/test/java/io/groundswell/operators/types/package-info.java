/** Tests of {@code io.groundswell.operators.types}. */
package io.groundswell.operators.types;
