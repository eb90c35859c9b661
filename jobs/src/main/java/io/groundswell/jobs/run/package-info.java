/**
 * What the commands that run recorded days share: which days, the folder of a run and the results
 * in it, time and waiting. Not in the job jar. May use the configuration's exceptions and the
 * model.
 */
package io.groundswell.jobs.run;
