/**
 * Tests of chaos runs: the plan, the figures and the comparison without servers, a run with them.
 */
package io.groundswell.jobs.chaos;
