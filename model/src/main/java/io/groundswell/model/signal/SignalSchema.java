package io.groundswell.model.signal;

/**
 * The columns of what a kernel tells of a symbol, as doubles; one that is not ready is NaN. The one
 * place where they are numbered. A mirror score is the same score of a market turned around, bids
 * for offers: it looks for a hidden seller, and shows what the score does by chance.
 */
public final class SignalSchema {
    /** Scores of the five signals, from here on in the order of {@link Signal}; 0 to 1. */
    public static final int SCORES = 0;

    /** The mirror scores, in the same order. */
    public static final int MIRRORS = 5;

    /** Weighted mean of the scores that are ready; 0 to 1. */
    public static final int COMPOSITE = 10;

    /** The same of the mirror scores. */
    public static final int MIRROR_COMPOSITE = 11;

    /** Composite less its mirror. */
    public static final int NET = 12;

    /** How many scores are at least a half. */
    public static final int BREADTH = 13;

    /** Which scores are ready: a bit for each, the first signal's the lowest. */
    public static final int READY = 14;

    /** Where the usual values come from: {@code BASELINE_…}. */
    public static final int BASELINE = 15;

    /** What the squash of each score is fed with, in the order of {@link Signal}. */
    public static final int STRENGTHS = 16;

    /** Hold asymmetry: bid less offer, in standard errors where the parameters have it so. */
    public static final int HOLD = 21;

    /** Refill asymmetry: shown again at the bid less at the offer, per share of volume. */
    public static final int REFILL = 22;

    /** Hidden asymmetry: met on the bid side less on the offer side, per share of volume. */
    public static final int HIDDEN = 23;

    /** Hidden volume per share of volume. */
    public static final int HIDDEN_SHARE = 24;

    /** Institutional off-exchange volume per share of volume. */
    public static final int OFF_EXCHANGE_SHARE = 25;

    /** Unexplained support, in standard errors. */
    public static final int SUPPORT = 26;

    /** Move per share of trade imbalance over the baseline; half of 1e-4 dollar per share. */
    public static final int IMPACT = 27;

    /** Drift of the short window, in standard errors. */
    public static final int DRIFT = 28;

    /** Share of the largest step in the sum of squared steps. */
    public static final int LARGEST_STEP = 29;

    /** Efficiency ratio of the short window (Kaufman 1995). */
    public static final int EFFICIENCY = 30;

    /** Contraction of moves against the baseline: tanh of half the log ratio, 1 for none left. */
    public static final int CONTRACTION = 31;

    /** Contraction of the spread, likewise. */
    public static final int SPREAD_CONTRACTION = 32;

    /** Share of sellers in the displayed executions. */
    public static final int PRESSURE = 33;

    /** Share of the tests of the bid that it held. */
    public static final int BID_HOLD_RATE = 34;

    /** Share of the tests of the offer that it held. */
    public static final int ASK_HOLD_RATE = 35;

    /** Shares shown again at the bid in the long window. */
    public static final int BID_REFILLED = 36;

    /** Shares shown again at the offer in the long window. */
    public static final int ASK_REFILLED = 37;

    /** Shares sold to displayed bids in the long window. */
    public static final int SOLD = 38;

    /** Shares bought from displayed offers in the long window. */
    public static final int BOUGHT = 39;

    /** Orders that traded against displayed ones in the long window. */
    public static final int ORDERS = 40;

    /** Share of the long window with a valid book. */
    public static final int VALID_SHARE = 41;

    /** Bid depth of the short window per that of its baseline. */
    public static final int DEPTH_RATIO = 42;

    /** {@link #REFILL} of the mirror. */
    public static final int MIRROR_REFILL = 43;

    /** {@link #HIDDEN} of the mirror. */
    public static final int MIRROR_HIDDEN = 44;

    /** {@link #HIDDEN_SHARE} of the mirror. */
    public static final int MIRROR_HIDDEN_SHARE = 45;

    /** {@link #OFF_EXCHANGE_SHARE} of the mirror. */
    public static final int MIRROR_OFF_EXCHANGE_SHARE = 46;

    /** {@link #DEPTH_RATIO} of the mirror. */
    public static final int MIRROR_DEPTH_RATIO = 47;

    /** Number of columns. */
    public static final int COUNT = 48;

    /** Usual values are those of a table. */
    public static final double BASELINE_TABLE = 0;

    /** Usual values are those of the session before. */
    public static final double BASELINE_PRIOR = 1;

    /** Usual values are those of the session itself. */
    public static final double BASELINE_OWN = 2;

    private SignalSchema() {}
}
