package io.groundswell.replay.server;

/** Takes the lines that a client is told, without their ends. */
@FunctionalInterface
interface LineOutput {
    /** Takes one line. */
    void send(String line);
}
