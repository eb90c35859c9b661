/** Tests of the server that speaks IQFeed's wire. */
package io.groundswell.replay.server;
