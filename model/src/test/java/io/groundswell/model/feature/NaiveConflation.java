package io.groundswell.model.feature;

import io.groundswell.model.feature.NaiveBooks.Moment;
import io.groundswell.model.feature.NaiveParents.Loss;
import io.groundswell.model.feature.NaiveParents.Piece;
import io.groundswell.model.feature.NaivePrints.Booking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * What prints met of a feed that tells its book now and then, as {@link ConflatedPrints} words it:
 * each print is looked at alone, with the lists of all prints and of all books.
 */
final class NaiveConflation {
    private static final long REACTION_NANOS = 300_000;

    private final FeatureOptions options;
    private final NaiveBooks books;
    private final Loss loss;

    /** When a print's outcome is known, and after which event. */
    private record Outcome(int index, long nanos, boolean isGivenUp) {}

    private record Settled(Piece piece, boolean isGivenUp) {}

    NaiveConflation(FeatureOptions options, NaiveBooks books, Loss loss) {
        this.options = options;
        this.books = books;
        this.loss = loss;
    }

    /** Adds what was shown to the pieces, in the order it became known, and books the rest. */
    void settle(List<Piece> prints, List<Piece> pieces, List<Booking> bookings) {
        List<Settled> settled = new ArrayList<>();
        pieces.forEach(it -> settled.add(new Settled(it, false)));
        for (Piece print : prints) {
            Optional<Outcome> perhaps = outcome(print);
            if (perhaps.isEmpty()) {
                continue;
            }
            Outcome outcome = perhaps.get();
            long left = left(print, prints);
            long shown = Math.max(0, Math.min(print.shares(), left));
            long seen = isRestHidden(print, prints, outcome) ? shown : print.shares();
            if (seen > 0) {
                Piece known =
                        new Piece(
                                outcome.index,
                                outcome.nanos,
                                print.printNanos(),
                                print.isSell(),
                                print.price(),
                                seen,
                                print.before());
                settled.add(new Settled(known, outcome.isGivenUp));
            }
            int hidden = print.isSell() ? FeatureSchema.HIDDEN_BID : FeatureSchema.HIDDEN_ASK;
            bookings.add(new Booking(outcome.nanos, hidden, print.shares() - seen));
        }
        settled.sort(
                Comparator.<Settled>comparingInt(it -> it.piece.index())
                        .thenComparingLong(it -> it.piece.knownNanos())
                        .thenComparing(it -> it.isGivenUp));
        pieces.clear();
        settled.forEach(it -> pieces.add(it.piece));
    }

    /** The first sound change of the print's own level in time, else its time is over. */
    private Optional<Outcome> outcome(Piece print) {
        List<Moment> moments = books.moments();
        long due = print.printNanos() + options.settleNanos();
        int last = print.index();
        for (int i = print.index() + 1; i < moments.size(); i++) {
            long now = moments.get(i).timeNanos();
            if (now > due) {
                break;
            }
            last = i;
            if (books.isSoundChange(i) && isTold(print, moments.get(i))) {
                return unlessLost(print, new Outcome(i, now, false));
            }
        }
        return unlessLost(print, new Outcome(last, due, true));
    }

    private Optional<Outcome> unlessLost(Piece print, Outcome outcome) {
        boolean isLost = loss.isLost(print.index(), outcome.nanos);
        return isLost ? Optional.empty() : Optional.of(outcome);
    }

    private static boolean isTold(Piece print, Moment now) {
        boolean isBid = print.isSell();
        long was = print.before().sizeAt(isBid, print.price());
        return now.sizeAt(isBid, print.price()) != was
                || (isInside(print) && now.sizeAt(!isBid, print.price()) > 0);
    }

    private static boolean isInside(Piece print) {
        return print.price() > print.before().bid() && print.price() < print.before().ask();
    }

    /** What earlier prints that wait have left of the size that the level showed. */
    private long left(Piece print, List<Piece> prints) {
        return print.before().sizeAt(print.isSell(), print.price())
                - waitingWith(print, prints).stream()
                        .filter(it -> it.price() == print.price())
                        .mapToLong(Piece::shares)
                        .sum();
    }

    /** Earlier prints on a print's side of which nothing was known yet when it came. */
    private List<Piece> waitingWith(Piece print, List<Piece> prints) {
        return prints.stream()
                .filter(it -> it.index() < print.index() && it.isSell() == print.isSell())
                .filter(it -> it.printNanos() + options.settleNanos() >= print.printNanos())
                .filter(
                        it ->
                                !loss.isLost(it.index(), print.printNanos())
                                        || isAfterLoss(it, print))
                .filter(it -> !isToldBefore(it, print.index()))
                .toList();
    }

    /** Whether nothing was dropped between two prints, though at the second one's moment. */
    private boolean isAfterLoss(Piece earlier, Piece print) {
        for (int i = earlier.index() + 1; i < print.index(); i++) {
            if (books.isDiscard(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isToldBefore(Piece print, int index) {
        for (int i = print.index() + 1; i < index; i++) {
            if (books.isSoundChange(i) && isTold(print, books.moments().get(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isRestHidden(Piece print, List<Piece> prints, Outcome outcome) {
        boolean wentOn =
                prints.stream()
                        .filter(it -> it.index() > print.index())
                        .filter(it -> it.printNanos() == print.printNanos())
                        .filter(it -> isWorse(it, print))
                        .anyMatch(it -> waitingWith(it, prints).contains(print));
        if (wentOn) {
            return true;
        }
        boolean isBid = print.isSell();
        Moment now = books.moments().get(outcome.index);
        if (now.sizeAt(isBid, print.price()) > 0) {
            return false;
        }
        List<Piece> before = waitingWith(print, prints);
        if (isInside(print)) {
            boolean isJustBehind =
                    before.stream()
                            .filter(it -> isWorse(it, print))
                            .anyMatch(it -> !isLater(print, it));
            return now.sizeAt(!isBid, print.price()) == 0 && !isJustBehind;
        }
        if (print.before().sizeAt(isBid, print.price()) == 0) {
            return !isBeyond(print);
        }
        List<Piece> same = before.stream().filter(it -> it.price() == print.price()).toList();
        boolean isLater = !same.isEmpty() && isLater(print, same.get(same.size() - 1));
        return !isLater && before.stream().noneMatch(it -> isWorse(it, print));
    }

    private static boolean isLater(Piece print, Piece earlier) {
        return print.printNanos() - earlier.printNanos() > REACTION_NANOS;
    }

    /** Whether a print's price is worse for who came than another's of the same side. */
    private static boolean isWorse(Piece one, Piece other) {
        return one.isSell() == other.isSell()
                && (one.isSell() ? one.price() < other.price() : one.price() > other.price());
    }

    private static boolean isBeyond(Piece print) {
        NavigableMap<Long, Long> bids = print.before().bids();
        NavigableMap<Long, Long> asks = print.before().asks();
        return print.isSell()
                ? bids.isEmpty() || print.price() < bids.firstKey()
                : asks.isEmpty() || print.price() > asks.lastKey();
    }
}
