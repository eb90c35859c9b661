/** Tests of {@code io.groundswell.operators.quality}. */
package io.groundswell.operators.quality;
