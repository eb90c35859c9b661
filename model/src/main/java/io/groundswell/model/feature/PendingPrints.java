package io.groundswell.model.feature;

/**
 * Prints at the quote of a feed that tells every change of the book, if late: they wait until the
 * level there shrinks, as far as they account for it, or a time has passed. What is left then met
 * an order that nobody saw.
 */
final class PendingPrints extends UntoldPrints {
    PendingPrints(long patienceNanos) {
        super(0, patienceNanos);
    }

    @Override
    void added(int row, boolean isInside, Shown shown) {}

    @Override
    void giveUpFirst(Shown shown, Verdict displayed, Verdict hidden) {
        tell(0, at(0, LEFT), hidden);
    }

    /** Levels that shrank account for prints. */
    @Override
    void judge(int row, Shown shown, Verdict displayed, Verdict hidden) {
        long now = shown.at(isBid(row), at(row, PRICE));
        long accounted = Math.min(at(row, LEFT), at(row, SIZE_THERE) - now);
        if (accounted > 0) {
            tell(row, accounted, displayed);
            takeFromLater(row, accounted);
        }
        set(row, SIZE_THERE, now);
    }

    private void takeFromLater(int row, long accounted) {
        for (int later = row + 1; later < size(); later++) {
            if (isBid(later) == isBid(row) && at(later, PRICE) == at(row, PRICE)) {
                set(later, SIZE_THERE, at(later, SIZE_THERE) - accounted);
            }
        }
    }
}
