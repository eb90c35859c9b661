/** Imports held to the recorded days themselves, and to small recordings written by hand. */
package io.groundswell.replay.imports;
