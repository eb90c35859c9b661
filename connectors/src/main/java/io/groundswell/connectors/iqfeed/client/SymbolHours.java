package io.groundswell.connectors.iqfeed.client;

import io.groundswell.model.session.TradingCalendars;
import io.groundswell.model.session.TradingHours;

/** When a symbol trades, so that nobody calls it stalled at night. Safe for any thread. */
@FunctionalInterface
public interface SymbolHours {
    /** Its market's hours. */
    TradingHours of(String symbol);

    /** By IQFeed's spelling: futures begin with {@code @}, everything else is a US equity. */
    static SymbolHours usual() {
        return symbol ->
                TradingCalendars.hoursOf(
                        symbol.startsWith("@")
                                ? TradingCalendars.CME_EQUITY_FUTURES
                                : TradingCalendars.US_EQUITIES);
    }
}
