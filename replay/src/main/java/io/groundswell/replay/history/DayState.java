package io.groundswell.replay.history;

import java.util.Locale;

/** How much of a day is on tape. */
enum DayState {
    /** All that there is, as far as is known. */
    COMPLETE,
    /** A part: it is known what is missing, or that something may be. */
    PARTIAL,
    /** There is no tape. */
    ABSENT,
    /** There is no tape because nothing traded: the feed has neither rows nor a daily bar. */
    EMPTY,
    /** There is a tape that cannot be read. */
    DAMAGED;

    /** Its name for people. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing is left to be fetched. */
    boolean isWhole() {
        return this == COMPLETE || this == EMPTY;
    }
}
