/** Benchmarks, each with the alternative that it beat; run by JMH, never part of a release. */
package io.groundswell.jobs.bench;
