/** Tests of the client of IQConnect: scripts without sockets, and a scripted server on loopback. */
package io.groundswell.connectors.iqfeed.client;
