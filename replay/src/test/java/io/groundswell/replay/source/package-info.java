/** Tests of {@code io.groundswell.replay.source}. */
package io.groundswell.replay.source;
