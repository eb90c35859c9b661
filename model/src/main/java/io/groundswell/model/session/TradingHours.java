package io.groundswell.model.session;

import io.groundswell.model.event.TradingPhase;
import java.time.LocalDate;

/** When a venue trades. Implementations are immutable and deterministic. */
public interface TradingHours {
    /**
     * How the venue matches at a moment, by its schedule alone: PRE_OPEN, CONTINUOUS or CLOSED
     * (halts and auctions of the day come as events); UNKNOWN where the schedule does not reach.
     *
     * @param timeNanos nanoseconds since 1970 UTC
     */
    TradingPhase phaseAt(long timeNanos);

    /**
     * The exchange's date that a moment belongs to; for a session that begins on the evening
     * before, the date it is settled under.
     *
     * @param timeNanos nanoseconds since 1970 UTC
     */
    LocalDate tradingDate(long timeNanos);
}
