/**
 * What every server that asks for a login has in common: who asks, and how its address may be
 * spelled. No client of a server.
 */
package io.groundswell.connectors.access;
