/** Tests of logins. */
package io.groundswell.connectors.access;
