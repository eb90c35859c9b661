package io.groundswell.replay.server;

/** Takes the lines that a client is told, without their ends. */
@FunctionalInterface
interface LineOutput {
    /** Takes one line. */
    void send(String line);

    /** Ends the connection behind these last characters, where there is one. */
    default void cut(String last) {
        send(last);
    }

    /** Tells nothing for so many seconds of the wall clock, where there is a connection. */
    default void stall(long seconds) {}

    /** Tells nothing any more, and stays connected, where there is a connection. */
    default void fallSilent() {}
}
