/** Tests of {@code io.groundswell.replay.publish}. */
package io.groundswell.replay.publish;
