package io.groundswell.connectors.iqfeed.events;

import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Frontier;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The symbols that a feed has spoken of, in the order in which it did. One thread at a time. */
final class FeedSymbols {
    private final TranslatorOptions options;
    private final Frontier frontier;
    private final FeedClock clock;
    private final FeedCounts counts;
    private final Consumer<MarketEvent> events;
    private final Consumer<EventHeader> implausible;
    private final Map<String, FeedSymbol> symbols = new LinkedHashMap<>();
    private TradeGaps gaps = TradeGaps.NOBODY;

    FeedSymbols(
            TranslatorOptions options,
            Frontier frontier,
            FeedClock clock,
            FeedCounts counts,
            Consumer<MarketEvent> events,
            Consumer<EventHeader> implausible) {
        this.options = options;
        this.frontier = frontier;
        this.clock = clock;
        this.counts = counts;
        this.events = events;
        this.implausible = implausible;
    }

    /** Whom the symbols to come tell of gaps in their trades. */
    void onTradeGaps(TradeGaps listener) {
        gaps = listener;
    }

    /** The symbol of that name, or null. */
    FeedSymbol get(String name) {
        return symbols.get(name);
    }

    /** The symbol of that name, known from now on. */
    FeedSymbol known(String name) {
        FeedSymbol known = symbols.get(name);
        if (known == null) {
            TradeLedger trades = new TradeLedger(name, options.trades(name), gaps, counts);
            SymbolFeed feed = new SymbolFeed(name, options, frontier, events, implausible, trades);
            known = new FeedSymbol(feed, trades, options.withDepth(), clock, counts);
            symbols.put(name, known);
        }
        return known;
    }

    Collection<FeedSymbol> all() {
        return List.copyOf(symbols.values());
    }

    /** How far each symbol and topic has come, those of the epoch before included. */
    Map<String, Map<Topic, Long>> lastNanos() {
        Map<String, Map<Topic, Long>> last = new TreeMap<>(options.before());
        symbols.forEach((name, symbol) -> last.put(name, symbol.feed().lastNanos()));
        return last;
    }

    /** What was told of each symbol's trades, those of the epoch before included. */
    Map<String, TradesTold> tradesTold() {
        Map<String, TradesTold> told = new TreeMap<>(options.trades());
        symbols.forEach((name, symbol) -> told.put(name, symbol.ledger().end()));
        told.replaceAll((name, it) -> it.asOf(frontier.nanos()));
        told.values().removeIf(TradesTold::isNothing);
        return told;
    }
}
