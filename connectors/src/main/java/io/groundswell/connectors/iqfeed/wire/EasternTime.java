package io.groundswell.connectors.iqfeed.wire;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Between wall clock in New York, which the wire speaks, and instants. The hour that occurs twice
 * when summer ends is taken as the first one; no market that IQFeed carries trades in it.
 *
 * <p>Remembers the offset of the last stretch between two changes; one thread at a time.
 */
public final class EasternTime {
    /** Where the exchanges are. */
    public static final ZoneId ZONE = ZoneId.of("America/New_York");

    /** Microseconds of a day. */
    public static final long DAY_MICROS = 86_400_000_000L;

    private static final ZoneRules RULES = ZONE.getRules();
    private static final long MICROS = 1_000_000L;
    private static final long NANOS_PER_MICRO = 1_000L;

    private long offsetMicros;
    private long fromLocalMicros = Long.MAX_VALUE;
    private long toLocalMicros = Long.MIN_VALUE;

    /** Nanoseconds since 1970 UTC of a wall clock time, microseconds since 1970-01-01 00:00. */
    public long toNanos(long localMicros) {
        if (localMicros < fromLocalMicros || localMicros >= toLocalMicros) {
            find(localMicros);
        }
        return (localMicros - offsetMicros) * NANOS_PER_MICRO;
    }

    /** The wall clock at an instant, nanoseconds since 1970 UTC; floor to microseconds. */
    public long toLocalMicros(long nanos) {
        long micros = Math.floorDiv(nanos, NANOS_PER_MICRO);
        long local = micros + offsetMicros;
        // Inside the stretch whose offset is known; at its edges the rules decide.
        if (local < fromLocalMicros || local >= toLocalMicros) {
            Instant instant = Instant.ofEpochSecond(Math.floorDiv(micros, MICROS));
            return micros + RULES.getOffset(instant).getTotalSeconds() * MICROS;
        }
        return local;
    }

    /** Whether the wall clock ever shows this time: an hour is left out when summer begins. */
    public boolean exists(long localMicros) {
        return !RULES.getValidOffsets(local(localMicros)).isEmpty();
    }

    private static LocalDateTime local(long localMicros) {
        return LocalDateTime.ofEpochSecond(Math.floorDiv(localMicros, MICROS), 0, ZoneOffset.UTC);
    }

    private void find(long localMicros) {
        LocalDateTime local = local(localMicros);
        ZoneOffset offset = RULES.getOffset(local);
        offsetMicros = offset.getTotalSeconds() * MICROS;
        Instant at = local.toInstant(offset);
        // A day away from the changes, so that the hours that are left out or doubled are looked
        // up.
        ZoneOffsetTransition before = RULES.previousTransition(at.plusSeconds(1));
        ZoneOffsetTransition after = RULES.nextTransition(at);
        fromLocalMicros = edge(before) + DAY_MICROS;
        toLocalMicros = edge(after) - DAY_MICROS;
    }

    /** There is none before New York had a clock of its own. */
    private static long edge(ZoneOffsetTransition change) {
        return change == null ? Long.MIN_VALUE / 2 : change.toEpochSecond() * MICROS;
    }
}
