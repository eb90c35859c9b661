/** Tests of the local servers, on real processes. */
package io.groundswell.connectors.local;
