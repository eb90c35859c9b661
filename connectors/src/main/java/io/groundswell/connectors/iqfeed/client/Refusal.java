package io.groundswell.connectors.iqfeed.client;

/**
 * A symbol that a port does not give, for now.
 *
 * @param symbol as it was asked for
 * @param reason why
 */
public record Refusal(String symbol, Reason reason) {
    /** Why a symbol is refused. */
    public enum Reason {
        /** The feed does not know it. */
        UNKNOWN,
        /** There is no depth of it. */
        NO_DEPTH,
        /** The account may not watch more symbols. */
        LIMIT
    }
}
