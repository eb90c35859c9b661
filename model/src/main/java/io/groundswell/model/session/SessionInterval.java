package io.groundswell.model.session;

import io.groundswell.model.event.TradingPhase;
import java.time.LocalDate;

/**
 * A stretch of time over which a venue's schedule does not change.
 *
 * @param startNanos its first moment, nanoseconds since 1970 UTC
 * @param endNanos the first moment after it
 * @param session the part of the trading day
 * @param phase how the venue matches
 * @param tradingDate the exchange's date
 */
public record SessionInterval(
        long startNanos,
        long endNanos,
        Session session,
        TradingPhase phase,
        LocalDate tradingDate) {}
