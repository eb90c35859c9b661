/** Tests of what the commands share. */
package io.groundswell.connectors;
