package io.groundswell.model.session;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Moments of tests as nanoseconds since 1970 UTC. */
final class At {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private At() {}

    static long newYork(String local) {
        return nanos(LocalDateTime.parse(local).atZone(ZoneId.of("America/New_York")).toInstant());
    }

    static long chicago(String local) {
        return nanos(LocalDateTime.parse(local).atZone(ZoneId.of("America/Chicago")).toInstant());
    }

    static long utc(String instant) {
        return nanos(Instant.parse(instant));
    }

    private static long nanos(Instant moment) {
        return moment.getEpochSecond() * NANOS_PER_SECOND + moment.getNano();
    }
}
