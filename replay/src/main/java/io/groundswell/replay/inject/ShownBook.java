package io.groundswell.replay.inject;

import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Topic;
import java.util.ArrayList;
import java.util.List;

/**
 * The real book, the book that is shown instead, and the rows that lead from what was shown last to
 * what is to be shown. While nothing is laid over it, the rows of the recording are those rows.
 */
final class ShownBook {
    private record Change(Side side, long price, long size) {}

    private final Outlet outlet;
    private final SideLevels[] real = sides();
    private final List<Change> changes = new ArrayList<>();
    private SideLevels[] shown = sides();
    private SideLevels[] next = sides();
    private boolean overlaid;

    ShownBook(Outlet outlet) {
        this.outlet = outlet;
    }

    private static SideLevels[] sides() {
        return new SideLevels[] {new SideLevels(Side.BID), new SideLevels(Side.ASK)};
    }

    SideLevels real(Side side) {
        return real[side.code()];
    }

    SideLevels shown(Side side) {
        return overlaid ? shown[side.code()] : real[side.code()];
    }

    /** Whether both sides of the real book are there, and it is not crossed. */
    boolean hasMid() {
        SideLevels bids = real(Side.BID);
        SideLevels asks = real(Side.ASK);
        return bids.count() > 0 && asks.count() > 0 && bids.price(0) < asks.price(0);
    }

    boolean isOverlaid() {
        return overlaid;
    }

    /** From now on what is shown may differ from the real book. */
    void beginOverlay() {
        overlaid = true;
        for (Side side : Side.values()) {
            shown(side).copyFrom(real(side));
        }
    }

    /** From now on what is shown is the real book, which it must equal. */
    void endOverlay() {
        overlaid = false;
    }

    void clear(Side side) {
        real(side).clear();
        shown(side).clear();
    }

    void apply(DepthUpdate row) {
        real(row.side()).set(row.price(), sizeAfter(row));
    }

    private static long sizeAfter(DepthUpdate row) {
        return row.action() == DepthAction.DELETE ? 0 : row.size();
    }

    /**
     * Shows the book as it is to be seen now.
     *
     * @param recorded rows of the recording that led the real book here
     * @param tick smallest price step
     */
    void show(
            List<DepthUpdate> recorded,
            PriceMap map,
            Iceberg iceberg,
            CrossingOffers offers,
            long tick) {
        if (!overlaid) {
            recorded.forEach(outlet::give);
            return;
        }
        layBids(map, iceberg);
        layAsks(map, iceberg, offers, tick);
        changes.clear();
        compare(Side.BID);
        compare(Side.ASK);
        SideLevels[] before = shown;
        shown = next;
        next = before;
        if (isToldBy(recorded)) {
            recorded.forEach(outlet::give);
        } else {
            tell(recorded);
        }
    }

    private void layBids(PriceMap map, Iceberg iceberg) {
        SideLevels bids = real(Side.BID);
        SideLevels laid = next[Side.BID.code()];
        laid.clear();
        boolean shows = iceberg.displayed() > 0;
        for (int i = 0; i < bids.count(); i++) {
            long price = map.bid(bids.price(i));
            if (shows && iceberg.price() >= price) {
                laid.append(iceberg.price(), iceberg.displayed());
                shows = false;
            }
            laid.append(price, bids.size(i));
        }
        if (shows) {
            laid.append(iceberg.price(), iceberg.displayed());
        }
    }

    private void layAsks(PriceMap map, Iceberg iceberg, CrossingOffers offers, long tick) {
        SideLevels asks = real(Side.ASK);
        SideLevels laid = next[Side.ASK.code()];
        laid.clear();
        for (int i = 0; i < asks.count(); i++) {
            long price = map.ask(asks.price(i));
            if (iceberg.isPlaced()) {
                price = Math.max(price, iceberg.price() + tick);
            }
            laid.append(price, offers.left(asks.price(i), asks.size(i)));
        }
    }

    private void compare(Side side) {
        SideLevels before = shown[side.code()];
        SideLevels after = next[side.code()];
        int was = 0;
        int is = 0;
        while (was < before.count() || is < after.count()) {
            if (is == after.count()
                    || (was < before.count()
                            && after.isBetter(before.price(was), after.price(is)))) {
                changes.add(new Change(side, before.price(was), 0));
                was++;
            } else if (was == before.count() || before.price(was) != after.price(is)) {
                changes.add(new Change(side, after.price(is), after.size(is)));
                is++;
            } else {
                if (before.size(was) != after.size(is)) {
                    changes.add(new Change(side, after.price(is), after.size(is)));
                }
                was++;
                is++;
            }
        }
    }

    /** Whether the recorded rows as they are lead to what is shown now. */
    private boolean isToldBy(List<DepthUpdate> recorded) {
        for (int i = 0; i < recorded.size(); i++) {
            DepthUpdate row = recorded.get(i);
            if (lastOf(recorded, row.side(), row.price()) != i) {
                continue;
            }
            long after = shown(row.side()).sizeAt(row.price());
            long before = next[row.side().code()].sizeAt(row.price());
            // A level that was not shown cannot go.
            if (after != sizeAfter(row) || (after == 0 && before == 0)) {
                return false;
            }
        }
        for (Change change : changes) {
            if (lastOf(recorded, change.side(), change.price()) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The place of the last row for a price, or -1. */
    private static int lastOf(List<DepthUpdate> rows, Side side, long price) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            DepthUpdate row = rows.get(i);
            if (row.side() == side && row.price() == price) {
                return i;
            }
        }
        return -1;
    }

    private void tell(List<DepthUpdate> recorded) {
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            boolean moreFollows = i < changes.size() - 1;
            int at = lastOf(recorded, change.side(), change.price());
            if (at >= 0 && sizeAfter(recorded.get(at)) == change.size()) {
                DepthUpdate row = recorded.get(at);
                EventHeader header = row.header();
                if (header.has(EventFlags.MORE_FOLLOWS) == moreFollows) {
                    outlet.give(row);
                } else if (moreFollows) {
                    outlet.give(row.withHeader(header.with(EventFlags.MORE_FOLLOWS)));
                } else {
                    outlet.give(row.withHeader(header.without(EventFlags.MORE_FOLLOWS)));
                }
            } else {
                int flags = moreFollows ? EventFlags.MORE_FOLLOWS : 0;
                boolean gone = change.size() == 0;
                outlet.give(
                        DepthUpdate.level(
                                outlet.made(Topic.L2, flags),
                                gone ? DepthAction.DELETE : DepthAction.CHANGE,
                                change.side(),
                                change.price(),
                                change.size()));
            }
        }
    }
}
