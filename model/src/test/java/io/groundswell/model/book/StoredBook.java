package io.groundswell.model.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps what an image tells to store, as keyed state would. */
final class StoredBook implements BookImage.Store<RuntimeException> {
    private byte[] head;
    private final List<Integer> written = new ArrayList<>();
    private final List<Integer> removed = new ArrayList<>();
    private final Map<Integer, byte[]> pages = new TreeMap<>();

    /** Brings what is stored up to the image. */
    void store(BookImage image) {
        written.clear();
        removed.clear();
        image.write(this);
    }

    @Override
    public void removePage(int number) {
        assertThat(pages.remove(number)).as("page %d", number).isNotNull();
        removed.add(number);
    }

    @Override
    public void putPage(int number, byte[] rows) {
        pages.put(number, rows);
        written.add(number);
    }

    @Override
    public void putHead(byte[] bytes) {
        head = bytes;
    }

    /** The image of a fresh book that takes over what is stored. */
    BookImage load() {
        BookImage image = new BookImage(newPublisher());
        List<Integer> unread = new ArrayList<>(pages.keySet());
        List<Integer> numbers = image.readHead(head);
        for (int i = 0; i < numbers.size(); i++) {
            image.readPage(i, pages.get(numbers.get(i)));
            unread.remove(numbers.get(i));
        }
        if (!unread.isEmpty()) {
            throw new AssertionError("pages that no head names: " + unread);
        }
        return image;
    }

    static BookPublisher newPublisher() {
        return new BookPublisher(BookFeed.newBook(), 10 * BookFeed.SECOND, 5);
    }

    /** Numbers of the pages that the last store wrote. */
    List<Integer> written() {
        return written;
    }

    /** Numbers of the pages that the last store removed. */
    List<Integer> removed() {
        return removed;
    }

    byte[] head() {
        return head;
    }

    Map<Integer, byte[]> pages() {
        return pages;
    }

    long bytes() {
        return head.length + pages.values().stream().mapToLong(page -> page.length).sum();
    }
}
