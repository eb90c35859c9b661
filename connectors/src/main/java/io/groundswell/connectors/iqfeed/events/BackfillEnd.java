package io.groundswell.connectors.iqfeed.events;

/**
 * How the answer of history ended.
 *
 * @param kind whether more follows, all came, or nobody asks again
 * @param reason why it was given up, in a line; else empty
 */
public record BackfillEnd(Kind kind, String reason) {
    /** All that history has of the gap has come. */
    public static final BackfillEnd WHOLE = new BackfillEnd(Kind.WHOLE, "");

    /** What has come is all of a part of the gap; another part, of later trades, follows. */
    public static final BackfillEnd PART = new BackfillEnd(Kind.PART, "");

    private static final char SEPARATOR = ' ';

    /** The ways to end. */
    public enum Kind {
        /** The rows are all of a part of the gap. */
        PART,
        /** The rows are the last that there are, or there are none. */
        WHOLE,
        /** Nothing came, and nobody asks again. */
        GIVEN_UP
    }

    /** Nobody asks again. */
    public static BackfillEnd givenUp(String reason) {
        return new BackfillEnd(Kind.GIVEN_UP, reason);
    }

    /** The end in a line. */
    public String text() {
        return reason.isEmpty() ? kind.name() : kind.name() + SEPARATOR + reason;
    }

    /**
     * Reads {@link #text}.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static BackfillEnd parse(String text) {
        int blank = text.indexOf(SEPARATOR);
        return blank < 0
                ? new BackfillEnd(Kind.valueOf(text), "")
                : new BackfillEnd(
                        Kind.valueOf(text.substring(0, blank)), text.substring(blank + 1));
    }
}
