/** Tests of the whole path. */
package io.groundswell.jobs.path;
