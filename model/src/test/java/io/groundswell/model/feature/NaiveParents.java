package io.groundswell.model.feature;

import io.groundswell.model.feature.NaiveBooks.Moment;
import io.groundswell.model.feature.NaivePrints.Booking;
import java.util.ArrayList;
import java.util.List;

/** What orders that traded against shown ones on one side add: volume, hold tests, refills. */
final class NaiveParents {
    private static final int MOST_PRINTS = 8;

    /**
     * Part of a print that met a shown order.
     *
     * @param index the event after which it was known, or the last one before that
     * @param knownNanos when it was known
     */
    record Piece(
            int index,
            long knownNanos,
            long printNanos,
            boolean isSell,
            long price,
            long shares,
            Moment before) {}

    /** Whether what waits since an event is dropped by a moment. */
    interface Loss {
        boolean isLost(int since, long byNanos);
    }

    private final FeatureOptions options;
    private final NaiveBooks books;
    private final List<Piece> pieces;
    private final Loss loss;
    private final List<Booking> bookings;

    private NaiveParents(
            FeatureOptions options,
            NaiveBooks books,
            List<Piece> pieces,
            Loss loss,
            List<Booking> bookings) {
        this.options = options;
        this.books = books;
        this.pieces = pieces;
        this.loss = loss;
        this.bookings = bookings;
    }

    /** Books what the pieces of one side add, which are in the order that they became known. */
    static void book(
            FeatureOptions options,
            NaiveBooks books,
            List<Piece> pieces,
            Loss loss,
            List<Booking> bookings) {
        NaiveParents parents = new NaiveParents(options, books, pieces, loss, bookings);
        for (List<Piece> parent : parents.parents()) {
            parents.order(parent);
        }
        for (int i = 1; i < books.moments().size(); i++) {
            parents.refill(i);
        }
    }

    private Moment moment(int index) {
        return books.moments().get(index);
    }

    /** C.2: prints with the same nanosecond and side are one order, unless time has gone on. */
    private List<List<Piece>> parents() {
        List<List<Piece>> parents = new ArrayList<>();
        for (Piece piece : pieces) {
            List<Piece> last = parents.isEmpty() ? List.of() : parents.get(parents.size() - 1);
            boolean joins =
                    !last.isEmpty()
                            && last.get(0).printNanos == piece.printNanos
                            && (isKnownTogether(last.get(0), piece)
                                    || piece.knownNanos == piece.printNanos);
            if (!joins) {
                parents.add(new ArrayList<>());
            }
            parents.get(parents.size() - 1).add(piece);
        }
        return parents;
    }

    private static boolean isKnownTogether(Piece one, Piece other) {
        return one.index == other.index && one.knownNanos == other.knownNanos;
    }

    private void order(List<Piece> parent) {
        Piece first = parent.get(0);
        boolean isBid = first.isSell;
        add(first.knownNanos, isBid ? FeatureSchema.SELL_ORDERS : FeatureSchema.BUY_ORDERS, 1);
        long shares = 0;
        for (Piece piece : parent) {
            int column = isBid ? FeatureSchema.SOLD : FeatureSchema.BOUGHT;
            add(piece.knownNanos, column, piece.shares);
            shares += piece.shares;
        }
        // C.2: w = min(1024, floor(1024 v / q0)); at t + tau held iff the best is no worse.
        long price = isBid ? first.before.bid() : first.before.ask();
        long size = first.before.sizeAt(isBid, price);
        long weight = size <= 0 ? 0 : Math.min(1024, 1024 * shares / size);
        long deadline = first.printNanos + options.holdNanos();
        Moment then = books.at(deadline);
        if (!then.isValid() || loss.isLost(parent.get(parent.size() - 1).index, deadline)) {
            return;
        }
        boolean held = isBid ? then.bid() >= price : then.ask() <= price;
        int tested = isBid ? FeatureSchema.BID_TESTED : FeatureSchema.ASK_TESTED;
        int heldColumn = isBid ? FeatureSchema.BID_HELD : FeatureSchema.ASK_HELD;
        bookings.add(new Booking(deadline, tested, weight));
        bookings.add(new Booking(deadline, heldColumn, held ? weight : 0));
    }

    private void add(long timeNanos, int column, long amount) {
        bookings.add(new Booking(timeNanos, column, amount));
    }

    /**
     * C.2: a level-size increase v at the price of the last execution within T_ref counts iff v is
     * the last print's size or the cumulative size since the last refill; as {@link RefillWatch}
     * settled, iff it is the size of a run of the last eight prints, which then count no more.
     */
    private void refill(int index) {
        Watch watch = moment(index).isChange() ? watch(index) : null;
        if (isWatched(index, watch) && isRefill(index, watch)) {
            boolean isBid = watch.last.isSell;
            int column = isBid ? FeatureSchema.BID_REFILLED : FeatureSchema.ASK_REFILLED;
            add(moment(index).timeNanos(), column, growth(index, watch));
        }
    }

    private long growth(int index, Watch watch) {
        boolean isBid = watch.last.isSell;
        long price = watch.last.price;
        return moment(index).sizeAt(isBid, price) - moment(index - 1).sizeAt(isBid, price);
    }

    private boolean isRefill(int index, Watch watch) {
        return !run(index, watch).isEmpty();
    }

    /** The newest of the runs of prints that sum up to a growth, the shortest of those. */
    private List<Piece> run(int index, Watch watch) {
        long since = moment(index).timeNanos() - options.refillNanos();
        List<Piece> prints = watch.prints;
        for (int end = prints.size(); end > 0; end--) {
            if (prints.get(end - 1).printNanos < since) {
                return List.of();
            }
            for (int start = end - 1; start >= 0; start--) {
                List<Piece> run = prints.subList(start, end);
                if (growth(index, watch) == run.stream().mapToLong(Piece::shares).sum()) {
                    return run;
                }
            }
        }
        return List.of();
    }

    /** What is watched for after a growth made up for some of the prints. */
    private Watch without(int index, Watch watch) {
        Watch left = new Watch(watch.last, new ArrayList<>(watch.prints));
        run(index, left).clear();
        return left;
    }

    /** The last execution, and the last at its price that nothing made up for, oldest first. */
    private record Watch(Piece last, List<Piece> prints) {}

    /** What is known before an event. */
    private Watch watch(int index) {
        Watch watch = null;
        int piece = 0;
        for (int i = 1; i < index; i++) {
            // An event that makes prints known is looked at for refills first.
            if (isWatched(i, watch) && isRefill(i, watch)) {
                watch = without(i, watch);
            }
            for (; piece < pieces.size() && pieces.get(piece).index == i; piece++) {
                Piece its = pieces.get(piece);
                boolean isSame =
                        watch != null && watch.last.price == its.price && !isLost(i, watch);
                List<Piece> prints = new ArrayList<>(isSame ? watch.prints : List.of());
                prints.add(its);
                int oldest = Math.max(0, prints.size() - MOST_PRINTS);
                watch = new Watch(its, prints.subList(oldest, prints.size()));
            }
        }
        return watch;
    }

    /** Whether an event is a change of a valid book that the last execution is watched in. */
    private boolean isWatched(int index, Watch watch) {
        return watch != null
                && moment(index).isChange()
                && moment(index).isValid()
                && moment(index - 1).isValid()
                && !isLost(index, watch);
    }

    private boolean isLost(int index, Watch watch) {
        return loss.isLost(watch.last.index, moment(index).timeNanos());
    }
}
