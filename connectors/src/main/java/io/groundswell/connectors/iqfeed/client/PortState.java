package io.groundswell.connectors.iqfeed.client;

/** How far the connection to a port has come. */
public enum PortState {
    /** There is none; the next attempt comes after a pause. */
    DISCONNECTED,
    /** It stands; version and fields are being settled. */
    HANDSHAKE,
    /** Watches are sent and data come. */
    LIVE,
    /** It stands, but the server has lost its own server. */
    UPSTREAM_LOST,
    /** Given up for good: the tap failed. */
    FAILED,
    /** The client was closed. */
    CLOSED
}
