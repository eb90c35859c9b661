package io.groundswell.replay.server;

/** What goes wrong on purpose when lines go out. Any thread. */
@FunctionalInterface
interface PortFaults {
    /** A line was put on its way to a client. */
    void afterLine(ClientConnection client);
}
