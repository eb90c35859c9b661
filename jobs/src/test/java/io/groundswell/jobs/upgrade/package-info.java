/** Tests of the pre-flight of an upgrade. */
package io.groundswell.jobs.upgrade;
