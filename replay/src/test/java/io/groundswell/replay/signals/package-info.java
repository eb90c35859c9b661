/** Tests of the runs, the statistics and the report. Real days where the machine has them. */
package io.groundswell.replay.signals;
