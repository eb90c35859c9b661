package io.groundswell.connectors.iqfeed.events;

import io.groundswell.connectors.iqfeed.wire.LookupMessage.TickRow;
import io.groundswell.connectors.iqfeed.wire.WireDecimal;
import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;

/**
 * What a row of tick history is as a trade: the one place for it, so that an imported trade and one
 * that is back-filled are the same as the one that was told live. Pure.
 */
public final class HistoryTrades {
    private HistoryTrades() {}

    /** What of a row no trade can hold whose prices have so many digits after the point. */
    public static Unfit unfit(TickRow row, int priceExponent) {
        if (!row.last().isPresent() || row.size() < 0) {
            return Unfit.malformed("a trade without price or size");
        }
        if (centre(row).length() > Quote.MAX_MARKET_CENTRE_LENGTH) {
            return Unfit.malformed("no market centre: " + row.marketCentre());
        }
        if (!Codes.areConditions(row.conditions())) {
            return Unfit.malformed("no conditions of a trade");
        }
        if (row.aggressor() > Aggressor.NONE.code()
                || (row.aggressor() < 0 && row.aggressor() != EventHeader.ABSENT)) {
            return Unfit.malformed("no aggressor: " + row.aggressor());
        }
        boolean tooFine =
                row.last().inUnits(priceExponent) == WireDecimal.TOO_FINE
                        || row.bid().inUnits(priceExponent) == WireDecimal.TOO_FINE
                        || row.ask().inUnits(priceExponent) == WireDecimal.TOO_FINE;
        return tooFine
                ? Unfit.precision("a price with more than " + priceExponent + " digits")
                : Unfit.NOTHING;
    }

    /** The trade of a row that is not unfit. */
    public static Trade trade(TickRow row, EventHeader header) {
        return new Trade(
                header,
                row.last().inUnits(header.priceExponent()),
                row.size(),
                Codes.aggressor(row.aggressor()),
                Liquidity.UNKNOWN,
                basis(row.basis()),
                CodeTable.IQFEED,
                centre(row),
                row.conditions(),
                row.tickId(),
                0,
                row.totalVolume());
    }

    /** What a row is known again by, in prices with so many digits after the point. */
    static ToldTrade told(TickRow row, long feedTimeNanos, int priceExponent) {
        return new ToldTrade(
                feedTimeNanos,
                centre(row),
                row.tickId(),
                row.last().inUnits(priceExponent),
                row.size(),
                row.conditions());
    }

    /** The market centre as events spell it; empty where the protocol tells none. */
    static String centre(TickRow row) {
        return row.marketCentre() == EventHeader.ABSENT ? "" : Long.toString(row.marketCentre());
    }

    /** As live, but that a settlement, which live trades do not have, is an other. */
    private static TradeBasis basis(char letter) {
        TradeBasis basis = Codes.basis(letter);
        return basis == TradeBasis.UNSPECIFIED ? TradeBasis.OTHER : basis;
    }
}
