package io.groundswell.model.session;

import io.groundswell.model.event.TradingPhase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Hours of a venue that no calendar is known of. */
final class UnscheduledHours implements TradingHours {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    @Override
    public TradingPhase phaseAt(long timeNanos) {
        return TradingPhase.UNKNOWN;
    }

    @Override
    public LocalDate tradingDate(long timeNanos) {
        return LocalDate.ofInstant(
                Instant.ofEpochSecond(Math.floorDiv(timeNanos, NANOS_PER_SECOND)), ZoneOffset.UTC);
    }
}
