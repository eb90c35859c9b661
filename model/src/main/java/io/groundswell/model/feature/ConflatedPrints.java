package io.groundswell.model.feature;

/**
 * Prints of a feed that tells the book only now and then, until it tells of their level again, or
 * for a while. In between a level may have been taken, shown anew and taken again, so sizes are
 * reconciled: what a level showed when it was told last met the first prints there. What is printed
 * beyond that met an order that nobody saw, unless somebody had the time to show a new one; where
 * the level is shown again afterwards, somebody had.
 */
final class ConflatedPrints extends UntoldPrints {
    /** Nobody answers a print by a new order faster than this. */
    private static final long REACTION_NANOS = 300_000;

    /** How many of the shares the level showed. */
    private static final int SHOWN = OWN;

    private static final int MARKS = OWN + 1;
    private static final int OWN_COLUMNS = 2;

    /** Strictly inside the spread. */
    private static final long INSIDE = 1;

    /** Worse than the worst price that the book showed. */
    private static final long BEYOND = 2;

    /** Somebody may have shown a new order since the print before at the price. */
    private static final long LATER = 4;

    /** A worse price had been printed before: the book had moved on. */
    private static final long BEHIND = 8;

    /** A worse price had been printed just before. */
    private static final long JUST_BEHIND = 16;

    /** The same order went on to worse prices: nothing was shown at this one any more. */
    private static final long EXHAUSTED = 32;

    ConflatedPrints(long patienceNanos) {
        super(OWN_COLUMNS, patienceNanos);
    }

    @Override
    void added(int row, boolean isInside, Shown shown) {
        boolean isBid = isBid(row);
        long price = at(row, PRICE);
        long left = at(row, SIZE_THERE);
        long marks = isInside ? INSIDE : 0;
        marks |= shown.isBeyond(isBid, price) ? BEYOND : 0;
        for (int earlier = 0; earlier < row; earlier++) {
            if (isDone(earlier) || isBid(earlier) != isBid) {
                continue;
            }
            long its = at(earlier, PRICE);
            boolean isLater = at(row, TIME) - at(earlier, TIME) > REACTION_NANOS;
            if (its == price) {
                left -= at(earlier, LEFT);
                marks = isLater ? marks | LATER : marks & ~LATER;
            } else if (isBid ? its < price : its > price) {
                marks |= isLater ? BEHIND : BEHIND | JUST_BEHIND;
            } else if (at(earlier, TIME) == at(row, TIME)) {
                set(earlier, MARKS, at(earlier, MARKS) | EXHAUSTED);
            }
        }
        set(row, SHOWN, Math.max(0, Math.min(at(row, LEFT), left)));
        set(row, MARKS, marks);
    }

    private boolean has(int row, long mark) {
        return (at(row, MARKS) & mark) != 0;
    }

    @Override
    void giveUpFirst(Shown shown, Verdict displayed, Verdict hidden) {
        settle(0, shown, displayed, hidden);
    }

    @Override
    void judge(int row, Shown shown, Verdict displayed, Verdict hidden) {
        long price = at(row, PRICE);
        boolean isTold =
                shown.at(isBid(row), price) != at(row, SIZE_THERE)
                        || (has(row, INSIDE) && shown.at(!isBid(row), price) > 0);
        if (isTold) {
            settle(row, shown, displayed, hidden);
        }
    }

    private void settle(int row, Shown shown, Verdict displayed, Verdict hidden) {
        long shares = at(row, LEFT);
        long seen = isRestHidden(row, shown) ? at(row, SHOWN) : shares;
        if (seen > 0) {
            tell(row, seen, displayed);
        }
        if (seen < shares) {
            tell(row, shares - seen, hidden);
        }
    }

    /** Whether what a level did not show, as far as was told, met an order that nobody saw. */
    private boolean isRestHidden(int row, Shown shown) {
        long price = at(row, PRICE);
        if (has(row, EXHAUSTED)) {
            return true;
        }
        if (shown.at(isBid(row), price) > 0) {
            return false;
        }
        if (has(row, INSIDE)) {
            return shown.at(!isBid(row), price) == 0 && !has(row, JUST_BEHIND);
        }
        return at(row, SIZE_THERE) > 0 ? !has(row, LATER) && !has(row, BEHIND) : !has(row, BEYOND);
    }
}
