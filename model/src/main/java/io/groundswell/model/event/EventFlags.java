package io.groundswell.model.event;

/** Bits of {@link EventHeader#flags()}. A bit, once given, never changes its meaning. */
public final class EventFlags {
    /** The order time differs from the feed time (late, or the feed gave no time). */
    public static final int TIME_ADJUSTED = 1;

    /**
     * The venue's event continues in the next depth update of this symbol; the book in between is
     * not a state that the venue ever showed, and is neither judged nor published.
     */
    public static final int MORE_FOLLOWS = 1 << 1;

    /** Recovered from history after a gap: bars take it, features do not. */
    public static final int BACKFILLED = 1 << 2;

    /** Not in the feed: laid over a real day on purpose (injection). */
    public static final int INJECTED = 1 << 3;

    /**
     * Not in the feed: told by the importer from other knowledge, such as a level entering a
     * window.
     */
    public static final int INFERRED = 1 << 4;

    /**
     * Not something that happened now: the state that the feed tells on request, such as after a
     * watch.
     */
    public static final int SUMMARY = 1 << 5;

    /**
     * Was refused once and is sent again under its old identity, after what was wrong is mended.
     * Its place in the order is past: stores take it, and nothing else does.
     */
    public static final int RESENT = 1 << 6;

    /** Every flag that this version knows. */
    public static final int ALL =
            TIME_ADJUSTED | MORE_FOLLOWS | BACKFILLED | INJECTED | INFERRED | SUMMARY | RESENT;

    private EventFlags() {}
}
