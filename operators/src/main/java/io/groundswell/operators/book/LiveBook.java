package io.groundswell.operators.book;

import io.groundswell.model.book.BookImage;
import io.groundswell.model.book.BookPublisher;

/** A book on the heap, and whether it was last seen sound. */
final class LiveBook {
    private final BookImage image;
    private boolean trusted;

    LiveBook(BookImage image) {
        this.image = image;
        this.trusted = isTrustedAt(image.publisher().watched().lastTimeNanos());
    }

    BookImage image() {
        return image;
    }

    BookPublisher publisher() {
        return image.publisher();
    }

    boolean isTrusted() {
        return trusted;
    }

    /**
     * Looks again whether the book is sound.
     *
     * @return whether that has changed
     */
    boolean trustChangesAt(long timeNanos) {
        boolean before = trusted;
        trusted = isTrustedAt(timeNanos);
        return trusted != before;
    }

    private boolean isTrustedAt(long timeNanos) {
        return image.publisher().watched().trustAt(timeNanos).isTrusted();
    }
}
