/**
 * The commands that run a real cluster and the jobs on it. Uses Flink's command line and its REST
 * interface, as any user would; nothing of it is in the job jar.
 */
package io.groundswell.jobs.cluster;
