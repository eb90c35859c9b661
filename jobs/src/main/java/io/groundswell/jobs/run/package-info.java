/**
 * What a run of a command leaves on disk: its folder, and the job's results in it as JSON lines.
 * Not in the job jar. May use the configuration's exceptions and the model.
 */
package io.groundswell.jobs.run;
