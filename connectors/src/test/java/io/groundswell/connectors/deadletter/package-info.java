/** Tests of looking at dead letters and of sending them again. */
package io.groundswell.connectors.deadletter;
