package io.groundswell.model.book;

import io.groundswell.model.event.BookClear;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.SnapshotBegin;
import java.util.ArrayList;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A live book and how it rests outside the heap: a head with everything that is not a row, and the
 * rows, inside the head while they fit {@value #PAGE_LIMIT_BYTES} bytes, else on pages of about
 * that size, of which only those that changed are written again.
 *
 * <p>Every array given out is a fresh copy. Not thread-safe. Writing costs one pass over the rows
 * of the book; noting an event costs nothing until the book needs pages, and then one search among
 * them.
 */
public final class BookImage {
    /** Most bytes of rows in the head, and about the most on one page. */
    public static final int PAGE_LIMIT_BYTES = 16 * 1024;

    private static final int VERSION = 1;

    /** Pages filled less than one part in so many are packed anew. */
    private static final int SPARSE = 4;

    /** Pages fresh from a split are filled to one part in so many, to leave room. */
    private static final int SPLIT_FILL = 2;

    /**
     * Takes what has to be stored to bring the stored book up to the live one.
     *
     * @param <E> what the store may throw; the stored book is then worth nothing
     */
    public interface Store<E extends Exception> {
        /** A page is no more. */
        void removePage(int number) throws E;

        /** A page is new, or has changed. */
        void putPage(int number, byte[] rows) throws E;

        /** Everything but the pages; comes last, always. */
        void putHead(byte[] head) throws E;
    }

    private final BookPublisher publisher;
    private final PageDirectory pages = new PageDirectory();
    private final RowWriter rows = new RowWriter();
    private final RowWriter frame = new RowWriter();
    private final ExpandableArrayBuffer meta = new ExpandableArrayBuffer(1024);
    private final List<Integer> removed = new ArrayList<>();
    private long storedBytes;

    /**
     * An image of which nothing is stored yet.
     *
     * @param publisher the book and what is told of it, fresh
     */
    public BookImage(BookPublisher publisher) {
        this.publisher = publisher;
    }

    /** The live book and what is told of it. */
    public BookPublisher publisher() {
        return publisher;
    }

    /** Bytes of head and pages as they were last written or read. */
    public long storedBytes() {
        return storedBytes;
    }

    /** Notes which rows an event, which the publisher has accepted, may have changed. */
    public void noteApplied(MarketEvent event) {
        if (pages.count() == 0) {
            // The head holds all rows and is always written.
            return;
        }
        if (event instanceof DepthUpdate row) {
            // A row of another mode was refused, and its id means something else here.
            if (row.mode() == book().mode()) {
                pages.touch(OrderBook.rowId(row));
            }
        } else if (event instanceof SnapshotBegin
                || event instanceof BookClear
                || event instanceof InstrumentDefined) {
            moveIntoHead();
        }
    }

    /** Has the store take all changes since the last time, and counts them as stored. */
    public <E extends Exception> void write(Store<E> store) throws E {
        if (pages.totalLength() < (long) pages.count() * PAGE_LIMIT_BYTES / SPARSE) {
            moveIntoHead();
        }
        for (int number : removed) {
            store.removePage(number);
        }
        removed.clear();
        if (pages.count() == 0) {
            rows.begin(book().mode());
            rows.write(book());
            if (rows.length() > PAGE_LIMIT_BYTES) {
                pages.append(0, 0);
            }
        }
        if (pages.count() > 0) {
            writePages(store);
        }
        byte[] head = head();
        store.putHead(head);
        storedBytes = head.length + pages.totalLength();
    }

    /**
     * Takes over a stored head; the pages that it names must be {@linkplain #readPage read} next.
     *
     * @return the numbers of the pages
     * @throws IllegalStateException for a version that this code does not know, or bytes missing or
     *     left over
     */
    public List<Integer> readHead(byte[] head) {
        RowReader in = new RowReader(head, 0);
        int version = in.readByte();
        if (version != VERSION) {
            throw new IllegalStateException("book image of version " + version + ", known is 1");
        }
        int metaLength = (int) Math.min(in.readNumber(), Integer.MAX_VALUE);
        int metaAt = in.position();
        in.skip(metaLength);
        publisher.readMeta(new UnsafeBuffer(head), metaAt, metaLength);
        List<Integer> numbers = new ArrayList<>();
        long pageCount = in.readNumber();
        for (long page = 0; page < pageCount; page++) {
            long leastId = in.readSigned();
            int number = (int) in.readNumber();
            pages.append(leastId, number);
            numbers.add(number);
        }
        if (pageCount == 0) {
            in.readRows(book());
        }
        in.expectEnd();
        storedBytes = head.length;
        return numbers;
    }

    /**
     * Takes over a stored page.
     *
     * @param index its place in what {@link #readHead} returned
     * @throws IllegalStateException as {@link #readHead}
     */
    public void readPage(int index, byte[] bytes) {
        RowReader in = new RowReader(bytes, 0);
        in.readRows(book());
        in.expectEnd();
        pages.settled(index, bytes.length);
        storedBytes += bytes.length;
    }

    private OrderBook book() {
        return publisher.watched().book();
    }

    private void moveIntoHead() {
        for (int page = 0; page < pages.count(); page++) {
            removed.add(pages.number(page));
        }
        pages.clear();
    }

    private <E extends Exception> void writePages(Store<E> store) throws E {
        RowBatch[] batches = new RowBatch[pages.count()];
        for (int page = 0; page < batches.length; page++) {
            batches[page] = pages.isDirty(page) ? new RowBatch() : null;
        }
        RowVisitor deal =
                (side, id, price, size, rank) -> {
                    RowBatch batch = batches[pages.find(id)];
                    if (batch != null) {
                        batch.row(side, id, price, size, rank);
                    }
                };
        for (Side side : Side.values()) {
            book().forEachRow(side, deal);
        }
        // From the last to the first: a split page pushes back only what is already written.
        for (int page = batches.length - 1; page >= 0; page--) {
            if (batches[page] != null) {
                write(page, batches[page], store);
            }
        }
    }

    private <E extends Exception> void write(int page, RowBatch batch, Store<E> store) throws E {
        if (batch.isEmpty() && pages.count() > 1) {
            store.removePage(pages.number(page));
            pages.remove(page);
            return;
        }
        batch.write(book().mode(), rows);
        if (rows.length() <= PAGE_LIMIT_BYTES) {
            settle(page, store);
            return;
        }
        int parts = 1 + rows.length() * SPLIT_FILL / PAGE_LIMIT_BYTES;
        long[] leastIds = batch.leastIdsOfParts(parts);
        RowBatch[] split = batch.dealAt(leastIds);
        int at = page;
        for (int part = 0; part < split.length; part++) {
            if (part > 0) {
                at = pages.insertBehind(at, leastIds[part]);
            }
            split[part].write(book().mode(), rows);
            settle(at, store);
        }
    }

    private <E extends Exception> void settle(int page, Store<E> store) throws E {
        pages.settled(page, rows.length());
        store.putPage(pages.number(page), rows.copy());
    }

    private byte[] head() {
        int metaLength = publisher.writeMeta(meta, 0);
        frame.begin(book().mode());
        frame.writeByte(VERSION);
        frame.writeNumber(metaLength);
        frame.writeBytes(meta, metaLength);
        frame.writeNumber(pages.count());
        if (pages.count() == 0) {
            frame.writeAll(rows);
        }
        for (int page = 0; page < pages.count(); page++) {
            frame.writeSigned(pages.leastId(page));
            frame.writeNumber(pages.number(page));
        }
        return frame.copy();
    }
}
