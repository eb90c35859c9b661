package io.groundswell.operators.book;

import io.groundswell.model.book.BookImage;
import io.groundswell.model.book.BookPublisher;
import io.groundswell.operators.state.LiveValues;
import java.util.List;
import java.util.function.Supplier;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The books in keyed state: the head of each {@link BookImage} in one value, its pages, where it
 * has any, in a map. No state has a time to live: a book of yesterday is still the book.
 */
final class BookState implements LiveValues.Store<LiveBook>, BookImage.Store<Exception> {
    static final ValueStateDescriptor<byte[]> HEAD =
            new ValueStateDescriptor<>(
                    "book", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    static final MapStateDescriptor<Integer, byte[]> PAGES =
            new MapStateDescriptor<>(
                    "pages", Types.INT, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private final Supplier<BookPublisher> newPublisher;
    private final ValueState<byte[]> head;
    private final MapState<Integer, byte[]> pages;
    private int untrusted;
    private long storedBytes;

    BookState(RuntimeContext context, Supplier<BookPublisher> newPublisher) {
        this.newPublisher = newPublisher;
        head = context.getState(HEAD);
        pages = context.getMapState(PAGES);
    }

    @Override
    public LiveBook load() throws Exception {
        BookImage image = new BookImage(newPublisher.get());
        byte[] bytes = head.value();
        if (bytes != null) {
            List<Integer> numbers = image.readHead(bytes);
            for (int i = 0; i < numbers.size(); i++) {
                image.readPage(i, page(numbers.get(i)));
            }
        }
        storedBytes += image.storedBytes();
        LiveBook book = new LiveBook(image);
        countTrust(book, 1);
        return book;
    }

    private byte[] page(int number) throws Exception {
        byte[] page = pages.get(number);
        if (page == null) {
            throw new IllegalStateException("page " + number + " of a stored book is missing");
        }
        return page;
    }

    @Override
    public void store(LiveBook book) throws Exception {
        BookImage image = book.image();
        storedBytes -= image.storedBytes();
        image.write(this);
        storedBytes += image.storedBytes();
    }

    @Override
    public void release(LiveBook book) {
        storedBytes -= book.image().storedBytes();
        countTrust(book, -1);
    }

    /** Looks again whether a live book is sound, for the count of those that are not. */
    void judge(LiveBook book, long timeNanos) {
        if (book.trustChangesAt(timeNanos)) {
            untrusted += book.isTrusted() ? -1 : 1;
        }
    }

    private void countTrust(LiveBook book, int change) {
        untrusted += book.isTrusted() ? 0 : change;
    }

    @Override
    public void removePage(int number) throws Exception {
        pages.remove(number);
    }

    @Override
    public void putPage(int number, byte[] rows) throws Exception {
        pages.put(number, rows);
    }

    @Override
    public void putHead(byte[] bytes) throws Exception {
        head.update(bytes);
    }

    /** Number of live books that are not to be trusted. */
    int untrusted() {
        return untrusted;
    }

    /** Bytes that the live books take in keyed state, as they were last written or read. */
    long storedBytes() {
        return storedBytes;
    }
}
