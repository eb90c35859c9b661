package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.TickRow;
import io.groundswell.connectors.iqfeed.wire.WireDecimal;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Trade;
import java.time.LocalDate;

/**
 * A recorded trade as history tells it.
 *
 * @param trade as it is projected
 * @param localMicros wall clock in New York
 * @param tradingDay days since 1970
 * @param bid the last bid before it in units of its price, or ABSENT
 * @param ask the last offer before it, or ABSENT
 */
record HistoryTick(Trade trade, long localMicros, long tradingDay, long bid, long ask) {
    /** Whether it makes a bar: C and E do, O does not. */
    boolean makesBars() {
        return letter() != 'O';
    }

    /** Whether it makes a daily bar's prices. */
    boolean isQualified() {
        return letter() == 'C';
    }

    private char letter() {
        return TradeFields.letter(trade.basis());
    }

    long timeOfDay() {
        return Math.floorMod(localMicros, EasternTime.DAY_MICROS);
    }

    /** The row that answers a request. A trade without a number has 0: every program reads one. */
    TickRow row(String requestId) {
        int exponent = trade.header().priceExponent();
        return new TickRow(
                requestId,
                localMicros,
                WireDecimal.ofUnits(trade.price(), exponent),
                trade.size(),
                trade.totalVolume(),
                WireDecimal.ofUnits(bid, exponent),
                WireDecimal.ofUnits(ask, exponent),
                trade.tickId() == EventHeader.ABSENT ? 0 : trade.tickId(),
                letter(),
                TradeFields.centre(trade.marketCentre()),
                trade.conditions(),
                trade.aggressor().code(),
                LocalDate.ofEpochDay(tradingDay).getDayOfMonth());
    }
}
