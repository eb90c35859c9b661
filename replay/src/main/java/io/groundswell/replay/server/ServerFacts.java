package io.groundswell.replay.server;

import java.util.List;

/** What the commands of all ports tell of the server itself. Any thread. */
interface ServerFacts {
    /** The version that it claims to be, such as {@code 6.2.0.25}. */
    String version();

    /** How many symbols a client may watch. */
    long symbolLimit();

    /** The T line of now. */
    String timeLine();

    /** The S,STATS line of now. */
    String statsLine();

    /** A S,CLIENTSTATS line for each client. */
    List<String> clientLines();

    /** A client watches its first symbol. */
    void watched();
}
