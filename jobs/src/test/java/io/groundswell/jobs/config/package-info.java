/** Tests of {@code io.groundswell.jobs.config}. */
package io.groundswell.jobs.config;
