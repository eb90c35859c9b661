package io.groundswell.model.book;

import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.Side;
import java.util.Arrays;
import org.agrona.DirectBuffer;

/**
 * Writes rows of a book in few bytes: each number as its difference to the row before, in groups of
 * seven bits, the lowest first, of which only the last has no flag. Differences are folded so that
 * small negative ones are short too. One page has the number of bids, the bids, the number of
 * offers, the offers.
 */
final class RowWriter implements RowVisitor {
    private static final int INITIAL_BYTES = 1024;
    private static final int GROUP_BITS = 7;
    private static final int MORE = 1 << GROUP_BITS;
    private static final int MOST_BYTES_OF_A_NUMBER = 10;
    private static final int NUMBERS_OF_A_ROW = 4;

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int at;
    private boolean idIsPrice;
    private long id;
    private long price;
    private long rank;

    /** Begins anew, with rows of a book of this mode if any. */
    void begin(DepthMode mode) {
        at = 0;
        idIsPrice = idIsPrice(mode);
        id = 0;
        price = 0;
        rank = 0;
    }

    /** Whether rows of this mode are known by their price. */
    static boolean idIsPrice(DepthMode mode) {
        return mode == DepthMode.PRICE_LEVEL || mode == DepthMode.TOP_OF_BOOK;
    }

    /** Writes a whole book as one page. */
    void write(OrderBook book) {
        for (Side side : Side.values()) {
            writeNumber(book.rows(side));
            book.forEachRow(side, this);
        }
    }

    @Override
    public void row(Side side, long rowId, long rowPrice, long size, long rowRank) {
        ensure(NUMBERS_OF_A_ROW * MOST_BYTES_OF_A_NUMBER);
        writeDifference(rowPrice - price);
        price = rowPrice;
        putNumber(size);
        writeDifference(rowRank - rank);
        rank = rowRank;
        if (!idIsPrice) {
            writeDifference(rowId - id);
            id = rowId;
        }
    }

    /** Writes a number that is mostly small and never negative, or any number in ten bytes. */
    void writeNumber(long number) {
        ensure(MOST_BYTES_OF_A_NUMBER);
        putNumber(number);
    }

    /** Bytes written since {@link #begin}. */
    int length() {
        return at;
    }

    /** A copy of what was written. */
    byte[] copy() {
        return Arrays.copyOf(bytes, at);
    }

    void writeByte(int value) {
        ensure(1);
        bytes[at++] = (byte) value;
    }

    void writeBytes(DirectBuffer source, int length) {
        ensure(length);
        source.getBytes(0, bytes, at, length);
        at += length;
    }

    /** Writes what another writer wrote. */
    void writeAll(RowWriter other) {
        ensure(other.at);
        System.arraycopy(other.bytes, 0, bytes, at, other.at);
        at += other.at;
    }

    /** Writes a number that may as well be negative as positive. */
    void writeSigned(long number) {
        ensure(MOST_BYTES_OF_A_NUMBER);
        writeDifference(number);
    }

    private void writeDifference(long difference) {
        putNumber((difference << 1) ^ (difference >> (Long.SIZE - 1)));
    }

    private void putNumber(long number) {
        long rest = number;
        while ((rest & -MORE) != 0) {
            bytes[at++] = (byte) (rest | MORE);
            rest >>>= GROUP_BITS;
        }
        bytes[at++] = (byte) rest;
    }

    private void ensure(int more) {
        if (bytes.length - at < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, at + more));
        }
    }
}
