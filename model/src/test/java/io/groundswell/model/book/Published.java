package io.groundswell.model.book;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a publisher put out: as values, and as short lines in the order of publication. */
final class Published implements BookPublisher.Outlet {
    private final List<String> lines = new ArrayList<>();
    private final List<BookSnapshot> snapshots = new ArrayList<>();

    /** The lines since the last call. */
    List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    BookSnapshot lastSnapshot() {
        return snapshots.get(snapshots.size() - 1);
    }

    @Override
    public void snapshot(BookSnapshot it) {
        snapshots.add(it);
        lines.add(
                it.cause()
                        + " at "
                        + it.timeNanos() / BookFeed.SECOND
                        + ": "
                        + best(it.bids())
                        + " / "
                        + best(it.asks()));
    }

    private static String best(List<BookLevel> levels) {
        return levels.isEmpty() ? "none" : levels.get(0).size() + "@" + levels.get(0).price();
    }

    @Override
    public void best(BestBidOffer it) {
        lines.add(
                "best at "
                        + it.timeNanos() / BookFeed.SECOND
                        + ": "
                        + it.bidSize()
                        + "@"
                        + it.bidPrice()
                        + " / "
                        + it.askSize()
                        + "@"
                        + it.askPrice()
                        + (it.trusted() ? "" : " untrusted"));
    }

    @Override
    public void fault(BookFault it) {
        lines.add("fault " + it.kind());
    }
}
