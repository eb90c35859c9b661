package io.groundswell.jobs.demo;

import io.groundswell.model.book.CrossState;
import io.groundswell.model.book.SnapshotCause;

/** A book snapshot as it was read back, in units of its own. Reused from row to row. */
final class SnapshotRow {
    String symbol = "";
    long timeNanos;
    SnapshotCause cause = SnapshotCause.GRID;
    boolean trusted;
    CrossState cross = CrossState.NORMAL;
    int priceExponent;
    int sizeExponent;
    final Ladder bids = new Ladder();
    final Ladder asks = new Ladder();

    /** Expresses prices and sizes in units of 10^-exponent. */
    void toUnits(int newPriceExponent, int newSizeExponent) {
        if (newPriceExponent != priceExponent || newSizeExponent != sizeExponent) {
            bids.scale(newPriceExponent - priceExponent, newSizeExponent - sizeExponent);
            asks.scale(newPriceExponent - priceExponent, newSizeExponent - sizeExponent);
            priceExponent = newPriceExponent;
            sizeExponent = newSizeExponent;
        }
    }
}
