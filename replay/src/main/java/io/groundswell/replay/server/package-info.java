/**
 * A server that speaks IQFeed's wire and is fed with recorded days, so that any program for IQFeed
 * can be. May use tapes, the wire of the connectors and the model; nothing of Flink.
 */
package io.groundswell.replay.server;
