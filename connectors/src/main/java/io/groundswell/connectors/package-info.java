/** The commands of this module, and how every command of the system tells its errors. */
package io.groundswell.connectors;
