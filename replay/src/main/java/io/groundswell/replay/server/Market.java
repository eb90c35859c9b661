package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.Fieldset;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.Fundamentals;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeCorrection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every symbol that is served, with who watches it. Takes projected events and tells them to those
 * who watch. Guarded by whoever holds it: one thread at a time.
 */
final class Market {
    private final Map<String, Served> symbols = new TreeMap<>();
    private final Map<FormatKey, Level1Format> formats = new HashMap<>();
    private Served summaryPending;
    private boolean silent;

    private record FormatKey(Fieldset fieldset, ProtocolVersion version) {}

    /** Somebody who watches Level 1 of a symbol. */
    interface Level1Watcher {
        /** A trade has changed the row. */
        void onTrade(SymbolState symbol);

        /** A quote has changed the row. */
        void onQuote(SymbolState symbol);

        /** The feed has told the row as a whole. */
        void onSummary(SymbolState symbol);

        /** The F line has changed. */
        void onFundamentals(SymbolState symbol);

        /** A trade of before is taken back or inserted. */
        void onCorrection(SymbolState symbol, TradeCorrection correction);
    }

    /** Somebody who watches the depth of a symbol. */
    interface DepthWatcher {
        /** An event of depth has come; {@link DepthState#update} has its lines. */
        void onDepth(SymbolState symbol);
    }

    /** Somebody who is told every trade of a symbol. */
    interface TradeWatcher {
        /** A trade, as it is projected. */
        void onTrade(Trade trade);

        /** A bar that was recorded as such. */
        void onBar(HistoryBar bar);
    }

    /** A symbol and who watches it. */
    private static final class Served {
        private final SymbolState state;
        private final List<Level1Watcher> level1 = new ArrayList<>();
        private final List<DepthWatcher> depth = new ArrayList<>();
        private final List<TradeWatcher> trades = new ArrayList<>();

        Served(SymbolState state) {
            this.state = state;
        }
    }

    Market(List<Instrument> instruments, ReplayTime time) {
        for (Instrument instrument : instruments) {
            symbols.put(instrument.symbol(), new Served(new SymbolState(instrument, time)));
        }
    }

    /** The symbol of that name, or null. */
    SymbolState find(String symbol) {
        Served served = symbols.get(symbol);
        return served == null ? null : served.state;
    }

    /** Every symbol, in their order. */
    List<Instrument> instruments() {
        return symbols.values().stream().map(it -> it.state.instrument()).toList();
    }

    /** The format that all connections with these columns share. */
    Level1Format format(Fieldset fieldset, ProtocolVersion version) {
        return formats.computeIfAbsent(
                new FormatKey(fieldset, version), it -> new Level1Format(fieldset, version));
    }

    void watch(SymbolState symbol, Level1Watcher watcher) {
        symbols.get(symbol.symbol()).level1.add(watcher);
    }

    void unwatch(SymbolState symbol, Level1Watcher watcher) {
        symbols.get(symbol.symbol()).level1.remove(watcher);
    }

    void watch(SymbolState symbol, DepthWatcher watcher) {
        symbols.get(symbol.symbol()).depth.add(watcher);
    }

    void unwatch(SymbolState symbol, DepthWatcher watcher) {
        symbols.get(symbol.symbol()).depth.remove(watcher);
    }

    /** Whether somebody watches each symbol, where it has depth that too. */
    boolean isAllWatched() {
        return symbols.values().stream()
                .allMatch(
                        it ->
                                !it.level1.isEmpty()
                                        && (it.state.instrument().depth() == DepthMode.TOP_OF_BOOK
                                                || !it.depth.isEmpty()));
    }

    void watchTrades(SymbolState symbol, TradeWatcher watcher) {
        symbols.get(symbol.symbol()).trades.add(watcher);
    }

    void unwatchTrades(SymbolState symbol, TradeWatcher watcher) {
        symbols.get(symbol.symbol()).trades.remove(watcher);
    }

    /** Whether events change the state without being told: a drill. */
    void silence(boolean on) {
        silent = on;
    }

    /** Takes an event, as it is projected, and tells it. */
    void apply(MarketEvent event) {
        Served served = symbols.get(event.symbol());
        if (served == null || WireProjection.isOfHistory(event)) {
            return;
        }
        if (event.topic() == Topic.L2) {
            served.state.depth().apply(event);
            for (DepthWatcher watcher : silent ? List.<DepthWatcher>of() : served.depth) {
                watcher.onDepth(served.state);
            }
            return;
        }
        boolean summary = event.header().has(EventFlags.SUMMARY);
        boolean completes = summary && event instanceof Quote && served == summaryPending;
        if (summaryPending != null && !completes) {
            tellSummary();
        }
        served.state.apply(event);
        if (summary && event instanceof Trade) {
            // One P tells both; the quote of the same summary follows, or something else does.
            summaryPending = served;
        } else if (summary && event instanceof Quote) {
            summaryPending = served;
            tellSummary();
        } else if (!silent && !summary) {
            tell(served, event);
        }
    }

    /** Tells a summary of which only the trade has come. */
    void tellSummary() {
        if (summaryPending != null) {
            Served served = summaryPending;
            summaryPending = null;
            for (Level1Watcher watcher : served.level1) {
                watcher.onSummary(served.state);
            }
        }
    }

    private static void tell(Served served, MarketEvent event) {
        for (Level1Watcher watcher : served.level1) {
            if (event instanceof Trade) {
                watcher.onTrade(served.state);
            } else if (event instanceof Quote) {
                watcher.onQuote(served.state);
            } else if (event instanceof Fundamentals) {
                watcher.onFundamentals(served.state);
            } else if (event instanceof TradeCorrection correction) {
                watcher.onCorrection(served.state, correction);
            }
        }
        if (event instanceof Trade trade) {
            served.trades.forEach(watcher -> watcher.onTrade(trade));
        } else if (event instanceof HistoryBar bar) {
            served.trades.forEach(watcher -> watcher.onBar(bar));
        }
    }
}
