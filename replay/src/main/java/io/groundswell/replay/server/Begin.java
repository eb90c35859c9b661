package io.groundswell.replay.server;

/** When a replay begins. */
public enum Begin {
    /** As soon as the ports are open. */
    AT_ONCE,
    /** With the first watch of any client. */
    FIRST_WATCH,
    /** With {@link IqFeedReplayServer#play}. */
    WHEN_TOLD
}
