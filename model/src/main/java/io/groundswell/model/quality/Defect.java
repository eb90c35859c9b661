package io.groundswell.model.quality;

import io.groundswell.model.event.EventHeader;

/**
 * A piece of input that was not taken, with the reason and the input itself, so that nothing is
 * lost.
 *
 * @param reason the class of the fault, for counting
 * @param symbol the symbol where it is known, else empty
 * @param source where it came from: a file, a topic, a socket
 * @param position line, offset or sequence within the source
 * @param eventTimeNanos order time where it is known, nanoseconds UTC, else {@link
 *     EventHeader#ABSENT}
 * @param detail what exactly was found, in words
 * @param raw the input as text, cut at {@value #MAX_RAW_LENGTH} characters
 */
public record Defect(
        DefectReason reason,
        String symbol,
        String source,
        long position,
        long eventTimeNanos,
        String detail,
        String raw) {

    /** Longest raw input kept. */
    public static final int MAX_RAW_LENGTH = 4096;

    /**
     * Where an event came from, such as {@code TICKS/IBM/1381190400000000000}: with its sequence as
     * the position, no other event has the same.
     */
    public static String sourceOf(EventHeader header) {
        return header.topic() + "/" + header.symbol() + "/" + header.sourceEpoch();
    }

    /** Cuts the raw input to its limit. */
    public Defect {
        if (raw.length() > MAX_RAW_LENGTH) {
            raw = raw.substring(0, MAX_RAW_LENGTH);
        }
    }
}
