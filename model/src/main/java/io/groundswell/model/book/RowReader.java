package io.groundswell.model.book;

import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.Side;

/** Reads what {@link RowWriter} wrote and refuses what is too short or too long. */
final class RowReader {
    private static final int GROUP_BITS = 7;
    private static final int MORE = 1 << GROUP_BITS;

    private final byte[] bytes;
    private int at;

    RowReader(byte[] bytes, int offset) {
        this.bytes = bytes;
        this.at = offset;
    }

    /** Loads the rows of one page into a book. */
    void readRows(OrderBook book) {
        DepthMode mode = book.mode();
        boolean idIsPrice = RowWriter.idIsPrice(mode);
        long id = 0;
        long price = 0;
        long rank = 0;
        for (Side side : Side.values()) {
            for (long left = readNumber(); left > 0; left--) {
                price += readSigned();
                long size = readNumber();
                rank += readSigned();
                id = idIsPrice ? price : id + readSigned();
                book.load(side, id, price, size, rank);
            }
        }
    }

    long readNumber() {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += GROUP_BITS) {
            int group = readByte();
            number |= (long) (group & (MORE - 1)) << shift;
            if (group < MORE) {
                return number;
            }
        }
        throw new IllegalStateException("book state holds a number that does not end");
    }

    long readSigned() {
        long folded = readNumber();
        return (folded >>> 1) ^ -(folded & 1);
    }

    int readByte() {
        if (at == bytes.length) {
            throw new IllegalStateException("book state ends too early, at byte " + at);
        }
        return bytes[at++] & 0xff;
    }

    /** Where the next byte is read. */
    int position() {
        return at;
    }

    void skip(long length) {
        if (length < 0 || length > bytes.length - at) {
            throw new IllegalStateException("book state ends too early, at byte " + at);
        }
        at += (int) length;
    }

    void expectEnd() {
        if (at != bytes.length) {
            throw new IllegalStateException(
                    "book state has " + (bytes.length - at) + " bytes too many");
        }
    }
}
