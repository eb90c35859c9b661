package io.groundswell.connectors.iqfeed.lookup;

/** How a question ended. */
public sealed interface Answer {
    /**
     * The answer is whole, by its end mark.
     *
     * @param rows how many rows it has, lines that are none included
     * @param unparsed how many lines are none, though it was asked for again
     */
    record Whole(long rows, long unparsed) implements Answer {}

    /** The server says that it has no such data. */
    record NoData() implements Answer {}

    /**
     * The server refuses, and would again: an unknown symbol, an account without the right, a
     * request that it does not understand.
     *
     * @param reason in a line
     */
    record Refused(String reason) implements Answer {}

    /**
     * It did not work, however often it was tried.
     *
     * @param reason the last one, in a line
     * @param isAway whether there was no connection at all
     */
    record Failed(String reason, boolean isAway) implements Answer {}
}
