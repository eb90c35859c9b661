/** Tests of history on demand. */
package io.groundswell.replay.history;
