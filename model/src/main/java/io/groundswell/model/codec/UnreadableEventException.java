package io.groundswell.model.codec;

/**
 * Bytes that are not an event of this schema: too short, another schema or template, a newer
 * version where that is refused, or a code that no enum has. The message says which. Edges turn it
 * into a defect; behind a checksum it is a bug.
 */
public final class UnreadableEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An exception with the reason in words. */
    public UnreadableEventException(String reason) {
        super(reason);
    }

    UnreadableEventException(String reason, RuntimeException cause) {
        super(reason, cause);
    }
}
