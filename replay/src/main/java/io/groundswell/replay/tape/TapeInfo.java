package io.groundswell.replay.tape;

import java.time.LocalDate;

/**
 * What a tape is, as its writer was told and counted.
 *
 * @param name a short name for people and realms, 1 to {@value #MAX_NAME_LENGTH} characters
 * @param tradingDate the trading date that it records
 * @param source where the events came from, at most {@value #MAX_TEXT_LENGTH} characters
 * @param attribution whose data they are and under which terms, at most {@value #MAX_TEXT_LENGTH}
 *     characters
 * @param sourceEpoch the lowest source epoch on the tape, nanoseconds since 1970 UTC; 0 without
 *     events
 * @param events events on the tape
 * @param firstEventNanos lowest order time, nanoseconds since 1970 UTC; {@link
 *     io.groundswell.model.event.EventHeader#ABSENT} without events
 * @param lastEventNanos highest order time, nanoseconds since 1970 UTC; {@link
 *     io.groundswell.model.event.EventHeader#ABSENT} without events
 */
public record TapeInfo(
        String name,
        LocalDate tradingDate,
        String source,
        String attribution,
        long sourceEpoch,
        long events,
        long firstEventNanos,
        long lastEventNanos) {

    /** Longest name. */
    public static final int MAX_NAME_LENGTH = 100;

    /** Longest source and longest attribution. */
    public static final int MAX_TEXT_LENGTH = 2000;

    /** Checks what only a bug of ours could get wrong. */
    public TapeInfo {
        if (name.isEmpty() || name.length() > MAX_NAME_LENGTH) {
            throw new IllegalArgumentException("tape name must have 1 to 100 characters: " + name);
        }
        if (source.length() > MAX_TEXT_LENGTH || attribution.length() > MAX_TEXT_LENGTH) {
            throw new IllegalArgumentException("source or attribution longer than 2000 characters");
        }
    }
}
