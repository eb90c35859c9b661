/**
 * Real servers on loopback, started from Maven artifacts as processes of their own. Uses the JDK
 * and the servers' clients; no Flink.
 */
package io.groundswell.connectors.local;
