package io.groundswell.replay.server;

/** When a replay begins. */
public enum Begin {
    /** As soon as the ports are open. */
    AT_ONCE,
    /** With the first watch of any client. */
    FIRST_WATCH,
    /**
     * With the watch of the last symbol that nobody watched, where it has depth on both ports: so
     * that a client who watches all gets all.
     */
    LAST_WATCH,
    /** With {@link IqFeedReplayServer#play}. */
    WHEN_TOLD
}
