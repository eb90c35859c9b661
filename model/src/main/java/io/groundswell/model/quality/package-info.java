/** What is wrong with data, as values that are counted and kept. Uses {@code model.event}. */
package io.groundswell.model.quality;
