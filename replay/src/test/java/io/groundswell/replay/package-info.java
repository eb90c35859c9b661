/** Tests of the core on recorded days, which skip where the days are not on this machine. */
package io.groundswell.replay;
