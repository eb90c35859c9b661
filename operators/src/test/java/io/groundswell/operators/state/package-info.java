/** Tests of {@code io.groundswell.operators.state}. */
package io.groundswell.operators.state;
