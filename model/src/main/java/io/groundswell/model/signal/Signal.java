package io.groundswell.model.signal;

/** The five signs of hidden accumulation; the order is that of the columns of scores. */
public enum Signal {
    /** Sellers come, and the bid that they hit is there again. */
    BID_ABSORPTION(0),
    /** The price goes up in small steps, more steadily than chance. */
    PRICE_CREEP(1),
    /** Prints meet buyers whom the book does not show. */
    DARK_INFERENCE(2),
    /** The price stands higher than the sellers' surplus explains. */
    LIQUIDITY_SINKHOLE(3),
    /** Moves and spread are smaller than they were. */
    VOLATILITY_CONTRACTION(4);

    /** How many there are. */
    public static final int COUNT = 5;

    private final int index;

    Signal(int index) {
        this.index = index;
    }

    /** Its place among the columns of scores, from 0. */
    public int index() {
        return index;
    }
}
