/** Tests of how long events took. Uses the package under test and nothing real. */
package io.groundswell.connectors.latency;
