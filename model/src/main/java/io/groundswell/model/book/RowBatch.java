package io.groundswell.model.book;

import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.Side;
import java.util.Arrays;

/** The rows that one page holds, gathered while a book that rests on several pages is written. */
final class RowBatch implements RowVisitor {
    private static final int INITIAL_ROWS = 256;

    private Side[] sides = new Side[INITIAL_ROWS];
    private long[] ids = new long[INITIAL_ROWS];
    private long[] prices = new long[INITIAL_ROWS];
    private long[] sizes = new long[INITIAL_ROWS];
    private long[] ranks = new long[INITIAL_ROWS];
    private int count;
    private int bids;

    @Override
    public void row(Side side, long id, long price, long size, long rank) {
        if (count == ids.length) {
            int length = 2 * count;
            sides = Arrays.copyOf(sides, length);
            ids = Arrays.copyOf(ids, length);
            prices = Arrays.copyOf(prices, length);
            sizes = Arrays.copyOf(sizes, length);
            ranks = Arrays.copyOf(ranks, length);
        }
        sides[count] = side;
        ids[count] = id;
        prices[count] = price;
        sizes[count] = size;
        ranks[count] = rank;
        count++;
        if (side == Side.BID) {
            bids++;
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Writes the rows, which came bids first, as one page. */
    void write(DepthMode mode, RowWriter out) {
        out.begin(mode);
        out.writeNumber(bids);
        tell(0, bids, out);
        out.writeNumber(count - bids);
        tell(bids, count, out);
    }

    /** The least id of each of so many parts of about equal numbers of rows; all differ. */
    long[] leastIdsOfParts(int parts) {
        long[] sorted = Arrays.copyOf(ids, count);
        Arrays.sort(sorted);
        long[] least = new long[parts];
        for (int part = 0; part < parts; part++) {
            least[part] = sorted[(int) ((long) part * count / parts)];
        }
        return Arrays.stream(least).distinct().toArray();
    }

    /** Deals the rows into parts that begin at the given ids, ascending. */
    RowBatch[] dealAt(long[] leastIds) {
        RowBatch[] parts = new RowBatch[leastIds.length];
        Arrays.setAll(parts, any -> new RowBatch());
        for (int i = 0; i < count; i++) {
            int part = PageDirectory.lastAtOrBelow(leastIds, leastIds.length, ids[i]);
            parts[part].row(sides[i], ids[i], prices[i], sizes[i], ranks[i]);
        }
        return parts;
    }

    private void tell(int from, int to, RowVisitor out) {
        for (int i = from; i < to; i++) {
            out.row(sides[i], ids[i], prices[i], sizes[i], ranks[i]);
        }
    }
}
