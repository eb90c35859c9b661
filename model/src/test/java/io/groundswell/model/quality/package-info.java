/** Tests of {@code io.groundswell.model.quality}. */
package io.groundswell.model.quality;
