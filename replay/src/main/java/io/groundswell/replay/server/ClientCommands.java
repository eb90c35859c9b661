package io.groundswell.replay.server;

/**
 * One client's side of a port: what it says, line by line, and what it is told for it. Knows no
 * socket. One thread at a time.
 */
interface ClientCommands {
    /** The client has connected. */
    void connected();

    /**
     * The client said something.
     *
     * @param line a line without its end, not empty
     */
    void command(String line);

    /** The client has gone. */
    void closed();

    /** Whatever it called itself; may be empty. */
    String clientName();

    /** How many symbols it watches; ABSENT on a port without watches. */
    long watches();

    /**
     * Tells the time, once a second of the replay.
     *
     * @param line a T line
     */
    default void time(String line) {}
}
