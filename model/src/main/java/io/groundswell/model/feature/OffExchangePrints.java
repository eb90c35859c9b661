package io.groundswell.model.feature;

import io.groundswell.model.session.TradeUse;

/** Sorts prints that were made off the exchanges by where they fall between the best quotes. */
final class OffExchangePrints {
    /** Marks of prints whose price says nothing of the present market. */
    static final int NOT_OF_NOW =
            TradeUse.OUT_OF_SEQUENCE
                    | TradeUse.PRIOR_REFERENCE
                    | TradeUse.AVERAGE_PRICE
                    | TradeUse.DERIVATIVELY_PRICED
                    | TradeUse.FORM_T
                    | TradeUse.LATE;

    private static final long CENT = 100;
    private static final long BLOCK_SHARES = 10_000;
    private static final long BLOCK_VALUE = 200_000L * 10_000;

    private OffExchangePrints() {}

    /**
     * Whether a print lies so far outside the quotes, by more than a spread, that it is dropped.
     */
    static boolean isAstray(long price, long bid, long ask) {
        long spread = ask - bid;
        return price > ask + spread || price < bid - spread;
    }

    /**
     * Counts a print.
     *
     * @param price 1e-4 dollar
     * @param shares its size
     * @return whether it is a block
     */
    static boolean count(long price, long shares, long bid, long ask, long[] sample) {
        // Twice the distance from the midpoint, against twice the greater of a unit and a tenth.
        long distance2 = 2 * price - (bid + ask);
        long zone2 = Math.max(2, (ask - bid) / 5);
        boolean isMid = Math.abs(distance2) <= zone2;
        boolean isWholeCentInside = price > bid && price < ask && price % CENT == 0;
        boolean isBlock = shares >= BLOCK_SHARES || price * shares >= BLOCK_VALUE;
        sample[FeatureSchema.OFF_EXCHANGE] += shares;
        if (isMid) {
            sample[FeatureSchema.OFF_EXCHANGE_MID] += shares;
        } else {
            sample[FeatureSchema.OFF_EXCHANGE_SIGNED] += distance2 > 0 ? shares : -shares;
        }
        if (isMid || isWholeCentInside || isBlock) {
            sample[FeatureSchema.OFF_EXCHANGE_LARGE] += shares;
        }
        return isBlock;
    }
}
