package io.groundswell.model.book;

import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * The fast book: per side a sorted ladder of prices with the best last, rows in parallel arrays.
 * Allocates nothing once it has grown to its working size. Cost of an update: one hash look-up, a
 * search among the levels near the best, a move of the levels better than a new one.
 */
public final class LadderOrderBook implements OrderBook {
    private final DepthMode mode;
    private final boolean levelsAreRows;
    private final PriceLadder[] ladders = {new PriceLadder(Side.BID), new PriceLadder(Side.ASK)};
    private final RowQueues[] queues = {new RowQueues(ladders[0]), new RowQueues(ladders[1])};
    private long nextRank;

    /** An empty book of one mode. */
    public LadderOrderBook(DepthMode mode) {
        this.mode = mode;
        this.levelsAreRows = mode == DepthMode.PRICE_LEVEL || mode == DepthMode.TOP_OF_BOOK;
    }

    @Override
    public DepthMode mode() {
        return mode;
    }

    @Override
    public FaultKind apply(DepthUpdate update) {
        if (update.mode() != mode || mode == DepthMode.TOP_OF_BOOK) {
            return FaultKind.WRONG_MODE;
        }
        if (levelsAreRows) {
            return applyLevel(ladders[update.side().code()], update);
        }
        RowQueues rows = queues[update.side().code()];
        if (mode == DepthMode.BY_ORDER) {
            return applyRow(rows, update.orderId(), update);
        }
        return applyRow(rows, MarketMakerName.pack(update.marketMaker()), update);
    }

    private FaultKind applyRow(RowQueues rows, long id, DepthUpdate update) {
        return switch (update.action()) {
            case ADD, CHANGE -> set(rows, id, update);
            case REDUCE, EXECUTE -> take(rows, id, update.size());
            case DELETE -> {
                int place = rows.place(id);
                if (place < 0) {
                    yield FaultKind.UNKNOWN_ID;
                }
                rows.remove(place, rows.slotAt(place));
                yield FaultKind.NONE;
            }
        };
    }

    private FaultKind set(RowQueues rows, long id, DepthUpdate update) {
        boolean byOrder = mode == DepthMode.BY_ORDER;
        long size = update.size();
        long price = update.price();
        if (size < 0 || (size == 0 && byOrder)) {
            return FaultKind.NEGATIVE_SIZE;
        }
        if (size != 0 && price == EventHeader.ABSENT) {
            return FaultKind.NO_PRICE;
        }
        int place = rows.place(id);
        if (place < 0) {
            if (byOrder && update.action() == DepthAction.CHANGE) {
                return FaultKind.UNKNOWN_ID;
            }
            if (size != 0) {
                rows.insert(place, id, price, size, rankOf(update));
            }
            return FaultKind.NONE;
        }
        int slot = rows.slotAt(place);
        if (size == 0) {
            rows.remove(place, slot);
            return FaultKind.NONE;
        }
        if (byOrder && update.action() == DepthAction.ADD) {
            rows.move(slot, price, size, rankOf(update));
            return FaultKind.DUPLICATE_ID;
        }
        change(rows, slot, update);
        return FaultKind.NONE;
    }

    private void change(RowQueues rows, int slot, DepthUpdate update) {
        boolean atItsPrice = rows.price(slot) == update.price();
        boolean keepsRank =
                atItsPrice
                        && (update.priority() == EventHeader.ABSENT
                                ? update.size() <= rows.size(slot)
                                : update.priority() == rows.rank(slot));
        if (keepsRank) {
            rows.resize(slot, update.size());
        } else {
            rows.move(slot, update.price(), update.size(), rankOf(update));
        }
    }

    private static FaultKind take(RowQueues rows, long id, long taken) {
        if (taken < 0) {
            return FaultKind.NEGATIVE_SIZE;
        }
        int place = rows.place(id);
        if (place < 0) {
            return FaultKind.UNKNOWN_ID;
        }
        int slot = rows.slotAt(place);
        long left = rows.size(slot) - taken;
        if (left > 0) {
            rows.resize(slot, left);
            return FaultKind.NONE;
        }
        rows.remove(place, slot);
        return left == 0 ? FaultKind.NONE : FaultKind.EXCESS_SIZE;
    }

    private long rankOf(DepthUpdate update) {
        long rank = update.priority() == EventHeader.ABSENT ? nextRank : update.priority();
        advanceRank(rank);
        return rank;
    }

    private void advanceRank(long rank) {
        if (Long.compareUnsigned(rank, nextRank) >= 0) {
            // The counter stops at its end; rows of one rank go by id.
            nextRank = rank == -1 ? -1 : rank + 1;
        }
    }

    private static FaultKind applyLevel(PriceLadder ladder, DepthUpdate update) {
        long size = update.size();
        if (size < 0 && update.action() != DepthAction.DELETE) {
            return FaultKind.NEGATIVE_SIZE;
        }
        if (update.price() == EventHeader.ABSENT) {
            return FaultKind.NO_PRICE;
        }
        if (update.action() == DepthAction.ADD || update.action() == DepthAction.CHANGE) {
            setLevel(ladder, update.price(), size, update.orderCount());
            return FaultKind.NONE;
        }
        int level = ladder.find(update.price());
        if (level == PriceLadder.NONE) {
            return FaultKind.UNKNOWN_ID;
        }
        if (update.action() == DepthAction.DELETE) {
            ladder.remove(level);
            return FaultKind.NONE;
        }
        long left = ladder.size(level) - size;
        if (left > 0) {
            ladder.grow(level, -size, 0);
            return FaultKind.NONE;
        }
        ladder.remove(level);
        return left == 0 ? FaultKind.NONE : FaultKind.EXCESS_SIZE;
    }

    private static void setLevel(PriceLadder ladder, long price, long size, int orders) {
        if (size == 0) {
            int level = ladder.find(price);
            if (level != PriceLadder.NONE) {
                ladder.remove(level);
            }
            return;
        }
        int level = ladder.findOrAdd(price);
        ladder.grow(level, size - ladder.size(level), orders - ladder.orders(level));
    }

    @Override
    public void load(Side side, long id, long price, long size, long rank) {
        if (levelsAreRows) {
            setLevel(ladders[side.code()], price, size, (int) rank);
            return;
        }
        RowQueues rows = queues[side.code()];
        int place = rows.place(id);
        if (place < 0) {
            rows.insert(place, id, price, size, rank);
        } else {
            rows.move(rows.slotAt(place), price, size, rank);
        }
        advanceRank(rank);
    }

    @Override
    public void clear(Side side) {
        ladders[side.code()].clear();
        queues[side.code()].clear();
    }

    @Override
    public void clear() {
        clear(Side.BID);
        clear(Side.ASK);
        nextRank = 0;
    }

    @Override
    public long nextRank() {
        return nextRank;
    }

    @Override
    public void nextRank(long rank) {
        nextRank = rank;
    }

    @Override
    public int levels(Side side) {
        return ladders[side.code()].count();
    }

    @Override
    public long price(Side side, int depth) {
        PriceLadder ladder = ladders[side.code()];
        return ladder.price(ladder.slotAtDepth(depth));
    }

    @Override
    public long size(Side side, int depth) {
        PriceLadder ladder = ladders[side.code()];
        return ladder.size(ladder.slotAtDepth(depth));
    }

    @Override
    public int orders(Side side, int depth) {
        PriceLadder ladder = ladders[side.code()];
        return ladder.orders(ladder.slotAtDepth(depth));
    }

    @Override
    public long bestPrice(Side side) {
        return ladders[side.code()].bestPrice();
    }

    @Override
    public long bestSize(Side side) {
        PriceLadder ladder = ladders[side.code()];
        return ladder.count() == 0 ? 0 : ladder.size(ladder.slotAtDepth(0));
    }

    @Override
    public long totalSize(Side side) {
        return ladders[side.code()].totalSize();
    }

    @Override
    public long sizeAt(Side side, long price) {
        PriceLadder ladder = ladders[side.code()];
        int level = ladder.find(price);
        return level == PriceLadder.NONE ? 0 : ladder.size(level);
    }

    @Override
    public int rows(Side side) {
        return levelsAreRows ? levels(side) : queues[side.code()].count();
    }

    @Override
    public boolean findRow(Side side, long id, RowVisitor visitor) {
        if (levelsAreRows) {
            PriceLadder ladder = ladders[side.code()];
            int level = ladder.find(id);
            if (level == PriceLadder.NONE) {
                return false;
            }
            visitor.row(side, id, id, ladder.size(level), ladder.orders(level));
            return true;
        }
        RowQueues rows = queues[side.code()];
        int place = rows.place(id);
        if (place < 0) {
            return false;
        }
        rows.tell(rows.slotAt(place), side, visitor);
        return true;
    }

    @Override
    public void forEachRow(Side side, RowVisitor visitor) {
        if (!levelsAreRows) {
            queues[side.code()].forEachRow(side, visitor);
            return;
        }
        PriceLadder ladder = ladders[side.code()];
        for (int depth = 0; depth < ladder.count(); depth++) {
            int level = ladder.slotAtDepth(depth);
            long price = ladder.price(level);
            visitor.row(side, price, price, ladder.size(level), ladder.orders(level));
        }
    }

    @Override
    public long stateHash() {
        return StateHash.of(this);
    }

    @Override
    public List<String> checkInvariants() {
        List<String> findings = new ArrayList<>();
        for (Side side : Side.values()) {
            ladders[side.code()].checkInvariants(findings);
            if (!levelsAreRows) {
                queues[side.code()].checkInvariants(findings);
            }
        }
        return findings;
    }
}
