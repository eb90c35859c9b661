package io.groundswell.model.book;

import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The obvious book, against which the fast one is tested: a sorted map of prices, each with a
 * sorted queue of rows. Allocates at every update.
 */
public final class NaiveOrderBook implements OrderBook {
    /** One row; {@code orders} is what it counts for in {@link #orders}. */
    private record Row(long id, long price, long size, long rank, int orders) {}

    private static final Comparator<Row> QUEUE =
            (left, right) -> {
                int byRank = Long.compareUnsigned(left.rank, right.rank);
                return byRank != 0 ? byRank : Long.compare(left.id, right.id);
            };

    private final DepthMode mode;
    private final Map<Side, Map<Long, Row>> rows = new EnumMap<>(Side.class);
    private final Map<Side, TreeMap<Long, TreeSet<Row>>> levels = new EnumMap<>(Side.class);
    private long nextRank;

    /** An empty book of one mode. */
    public NaiveOrderBook(DepthMode mode) {
        this.mode = mode;
        for (Side side : Side.values()) {
            rows.put(side, new HashMap<>());
        }
        levels.put(Side.BID, new TreeMap<>(Comparator.reverseOrder()));
        levels.put(Side.ASK, new TreeMap<>());
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
        DepthAction action = update.action();
        boolean sets = action == DepthAction.ADD || action == DepthAction.CHANGE;
        boolean byOrder = mode == DepthMode.BY_ORDER;
        if ((action != DepthAction.DELETE && update.size() < 0)
                || (sets && byOrder && update.size() == 0)) {
            return FaultKind.NEGATIVE_SIZE;
        }
        boolean needsPrice = mode == DepthMode.PRICE_LEVEL || (sets && update.size() > 0);
        if (needsPrice && update.price() == EventHeader.ABSENT) {
            return FaultKind.NO_PRICE;
        }
        Row held = rows.get(update.side()).get(OrderBook.rowId(update));
        if (held == null && (byOrder ? action != DepthAction.ADD : !sets)) {
            return FaultKind.UNKNOWN_ID;
        }
        return switch (action) {
            case ADD -> {
                set(update, byOrder ? null : held);
                yield held != null && byOrder ? FaultKind.DUPLICATE_ID : FaultKind.NONE;
            }
            case CHANGE -> {
                set(update, held);
                yield FaultKind.NONE;
            }
            case REDUCE, EXECUTE -> take(update, held);
            case DELETE -> {
                remove(update.side(), held.id);
                yield FaultKind.NONE;
            }
        };
    }

    private void set(DepthUpdate update, Row held) {
        if (update.size() == 0) {
            remove(update.side(), OrderBook.rowId(update));
            return;
        }
        boolean shrinks =
                held != null && held.price == update.price() && update.size() <= held.size;
        long rank;
        if (mode == DepthMode.PRICE_LEVEL) {
            rank = 0;
        } else if (update.priority() != EventHeader.ABSENT) {
            rank = update.priority();
        } else {
            rank = shrinks ? held.rank : nextRank;
        }
        int orders = mode == DepthMode.PRICE_LEVEL ? update.orderCount() : 1;
        put(
                update.side(),
                new Row(OrderBook.rowId(update), update.price(), update.size(), rank, orders));
    }

    private FaultKind take(DepthUpdate update, Row held) {
        long left = held.size - update.size();
        if (left > 0) {
            put(update.side(), new Row(held.id, held.price, left, held.rank, held.orders));
            return FaultKind.NONE;
        }
        remove(update.side(), held.id);
        return left == 0 ? FaultKind.NONE : FaultKind.EXCESS_SIZE;
    }

    private void put(Side side, Row row) {
        remove(side, row.id);
        rows.get(side).put(row.id, row);
        levels.get(side).computeIfAbsent(row.price, price -> new TreeSet<>(QUEUE)).add(row);
        if (hasQueues() && Long.compareUnsigned(row.rank, nextRank) >= 0) {
            nextRank = row.rank == -1 ? -1 : row.rank + 1;
        }
    }

    private void remove(Side side, long id) {
        Row row = rows.get(side).remove(id);
        if (row == null) {
            return;
        }
        TreeSet<Row> queue = levels.get(side).get(row.price);
        queue.remove(row);
        if (queue.isEmpty()) {
            levels.get(side).remove(row.price);
        }
    }

    private boolean hasQueues() {
        return mode == DepthMode.BY_ORDER || mode == DepthMode.MARKET_MAKER;
    }

    @Override
    public void load(Side side, long id, long price, long size, long rank) {
        if (hasQueues()) {
            put(side, new Row(id, price, size, rank, 1));
        } else {
            put(side, new Row(price, price, size, 0, (int) rank));
        }
    }

    @Override
    public void clear(Side side) {
        rows.get(side).clear();
        levels.get(side).clear();
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
        return levels.get(side).size();
    }

    private SortedSet<Row> level(Side side, int depth) {
        if (depth < 0 || depth >= levels(side)) {
            throw new IndexOutOfBoundsException("depth " + depth + " of " + levels(side));
        }
        return levels.get(side).values().stream().skip(depth).findFirst().orElseThrow();
    }

    @Override
    public long price(Side side, int depth) {
        return level(side, depth).first().price;
    }

    @Override
    public long size(Side side, int depth) {
        return sum(level(side, depth));
    }

    private static long sum(Iterable<Row> rows) {
        long sum = 0;
        for (Row row : rows) {
            sum += row.size;
        }
        return sum;
    }

    @Override
    public int orders(Side side, int depth) {
        return level(side, depth).stream().mapToInt(Row::orders).sum();
    }

    @Override
    public long bestPrice(Side side) {
        return levels(side) == 0 ? EventHeader.ABSENT : price(side, 0);
    }

    @Override
    public long bestSize(Side side) {
        return levels(side) == 0 ? 0 : size(side, 0);
    }

    @Override
    public long totalSize(Side side) {
        return sum(rows.get(side).values());
    }

    @Override
    public long sizeAt(Side side, long price) {
        SortedSet<Row> level = levels.get(side).get(price);
        return level == null ? 0 : sum(level);
    }

    @Override
    public int rows(Side side) {
        return rows.get(side).size();
    }

    @Override
    public boolean findRow(Side side, long id, RowVisitor visitor) {
        Row row = rows.get(side).get(id);
        if (row == null) {
            return false;
        }
        tell(side, row, visitor);
        return true;
    }

    @Override
    public void forEachRow(Side side, RowVisitor visitor) {
        levels.get(side).values().forEach(queue -> queue.forEach(row -> tell(side, row, visitor)));
    }

    private void tell(Side side, Row row, RowVisitor visitor) {
        long rank = hasQueues() ? row.rank : row.orders;
        visitor.row(side, row.id, row.price, row.size, rank);
    }

    @Override
    public long stateHash() {
        return StateHash.of(this);
    }

    @Override
    public List<String> checkInvariants() {
        List<String> findings = new ArrayList<>();
        for (Side side : Side.values()) {
            int queued = levels.get(side).values().stream().mapToInt(TreeSet::size).sum();
            if (queued != rows(side)) {
                findings.add(side + ": " + queued + " rows queue but " + rows(side) + " are known");
            }
            for (Row row : rows.get(side).values()) {
                if (row.size <= 0 || !levels.get(side).get(row.price).contains(row)) {
                    findings.add(side + ": " + row + " is not in its queue");
                }
            }
        }
        return findings;
    }
}
