/** Injections held to small days written by hand, and to the recorded days themselves. */
package io.groundswell.replay.inject;
