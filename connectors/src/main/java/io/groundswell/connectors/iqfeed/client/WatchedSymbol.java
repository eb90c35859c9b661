package io.groundswell.connectors.iqfeed.client;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/** One symbol on one port: what it waits for. Changed by {@link WatchList} alone. */
final class WatchedSymbol {
    /** By the moment when something is due; two symbols are never equal. */
    static final Comparator<WatchedSymbol> BY_DUE =
            Comparator.<WatchedSymbol>comparingLong(it -> it.dueNanos)
                    .thenComparingLong(it -> it.number);

    /** What it waits for. */
    enum Waiting {
        /** A connection. */
        TO_BE_ASKED,
        /** The state that was asked for. */
        ANSWER,
        /** Updates. */
        UPDATES,
        /** The time to ask for it again: it was refused. */
        RETRY
    }

    final String symbol;
    final byte[] bytes;
    final long number;
    final StallDetector silence;

    Waiting waiting = Waiting.TO_BE_ASKED;
    Refusal.Reason refused;
    int unanswered;

    /** Whether somebody wants its state again, and before when that is not asked for. */
    boolean isRefreshWanted;

    long refreshFromNanos;

    /** Must not change while the symbol is queued. */
    long dueNanos;

    boolean isQueued;

    WatchedSymbol(String symbol, long number, StallDetector silence) {
        this.symbol = symbol;
        this.bytes = symbol.getBytes(StandardCharsets.ISO_8859_1);
        this.number = number;
        this.silence = silence;
    }
}
