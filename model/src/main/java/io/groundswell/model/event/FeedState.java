package io.groundswell.model.event;

/** What is known of the connection that a symbol's events come through. */
public enum FeedState {
    /** Events flow. */
    CONNECTED(0),
    /** Nothing is known until a new snapshot. */
    DISCONNECTED(1),
    /** Events between two times are lost or only partly known. */
    GAP(2),
    /** Connected, but silent for too long. */
    STALE(3),
    /**
     * The feed does not serve this symbol: it does not know it, or the account has no room for it.
     */
    REFUSED(4),
    /**
     * The trades that a gap between two times had lost have been told later, flagged {@link
     * EventFlags#BACKFILLED}. Quotes and depth of that gap stay lost.
     */
    BACKFILLED(5);

    private static final FeedState[] BY_CODE = values();

    private final int code;

    FeedState(int code) {
        this.code = code;
    }

    /** The number on the wire. */
    public int code() {
        return code;
    }

    /**
     * The constant with this code.
     *
     * @throws IllegalArgumentException for a number that no feed state has
     */
    public static FeedState ofCode(int code) {
        return WireCode.lookup(BY_CODE, code, "feed state");
    }
}
