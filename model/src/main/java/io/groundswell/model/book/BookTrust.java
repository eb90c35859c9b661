package io.groundswell.model.book;

/**
 * Whether a book can be relied on, since when and why.
 *
 * @param reason {@link TrustReason#SOUND} or what is wrong
 * @param sinceNanos order time at which this began, nanoseconds UTC
 */
public record BookTrust(TrustReason reason, long sinceNanos) {
    /** Whether the book can be relied on. */
    public boolean isTrusted() {
        return reason == TrustReason.SOUND;
    }
}
