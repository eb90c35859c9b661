/** Tests of what a run leaves on disk. */
package io.groundswell.jobs.run;
