/** Tests of the commands of a cluster that need no cluster. */
package io.groundswell.jobs.cluster;
