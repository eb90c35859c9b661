/** Tests of the jobs on a mini cluster, and of the house's rules over every module. */
package io.groundswell.jobs;
