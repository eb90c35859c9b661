package io.groundswell.replay.history;

import io.groundswell.model.event.EventHeader;
import java.time.LocalDate;
import java.util.List;

/**
 * What a tape itself tells of how whole a symbol's day is. Volumes are in units of
 * 10^-sizeExponent, times in nanoseconds since 1970 UTC; both may be {@link EventHeader#ABSENT}.
 *
 * @param rows how many trades or bars
 * @param volume the sum of their sizes, or of the bars' volumes
 * @param totalVolume the day's running volume where it is highest, or ABSENT where not told
 * @param volumeMissing how much of the running volume no trade on tape accounts for; 0 of bars,
 *     whose totals count trades too that make no bar
 * @param places in how many places it is missing
 * @param holes the largest of where it is missing, in the order of time
 * @param contradictions rows whose running volume cannot be, given the others
 * @param centres the tick ids of each market centre, in the order of centres; empty of bars
 * @param corrections how many trades are cancelled, corrected or inserted later
 * @param firstNanos the first feed time: of a trade, or of where a bar begins
 * @param lastNanos the last feed time: of a trade, or of where a bar of seconds ends
 * @param sizeExponent of the sizes
 * @param dates dates of daily, weekly or monthly bars in the order of the tape; empty of others
 */
record DayEvidence(
        long rows,
        long volume,
        long totalVolume,
        long volumeMissing,
        long places,
        List<VolumeHole> holes,
        long contradictions,
        List<CentreIds> centres,
        long corrections,
        long firstNanos,
        long lastNanos,
        int sizeExponent,
        List<LocalDate> dates) {
    /** How many holes are named. */
    static final int MAX_HOLES = 64;

    /** How many dates are taken: a hundred years of days. */
    static final int MAX_DATES = 40_000;

    /** Of a tape that has nothing of the kind. */
    static final DayEvidence NOTHING =
            new DayEvidence(
                    0,
                    0,
                    EventHeader.ABSENT,
                    0,
                    0,
                    List.of(),
                    0,
                    List.of(),
                    0,
                    EventHeader.ABSENT,
                    EventHeader.ABSENT,
                    0,
                    List.of());

    /** Keeps copies. */
    DayEvidence {
        holes = List.copyOf(holes);
        centres = List.copyOf(centres);
        dates = List.copyOf(dates);
    }

    /** Whether the rows tell the day's running volume. */
    boolean tellsTotals() {
        return totalVolume != EventHeader.ABSENT;
    }

    /** How many trades have a tick id of their centre that another has too. */
    long idsTwice() {
        return centres.stream().mapToLong(CentreIds::twice).sum();
    }
}
