/** Tests of {@code io.groundswell.model.json}. */
package io.groundswell.model.json;
