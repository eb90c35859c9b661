/** Tests of {@code io.groundswell.jobs.demo}. */
package io.groundswell.jobs.demo;
