package io.groundswell.connectors.iqfeed.wire;

/** What the rows are that answer a request on the lookup port; the rows do not say it. */
public enum RowKind {
    /** Trades of history. */
    TICK,
    /** Interval bars of history. */
    INTERVAL,
    /** Daily, weekly or monthly bars of history. */
    PERIOD,
    /** Code lists, symbols, chains, summaries of the market, news. */
    LIST
}
