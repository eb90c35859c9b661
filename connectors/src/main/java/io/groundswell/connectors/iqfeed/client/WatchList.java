package io.groundswell.connectors.iqfeed.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * The symbols of one port: which to ask for, which were refused, which are silent. Work is queued
 * by the time when it is due, so that a timer costs what is due and not what is watched.
 *
 * <p>Times are those of {@link StallDetector}. One thread at a time.
 */
final class WatchList {
    /** No timer does more than this; what is left is due at once. */
    static final int MOST_PER_TIMER = 200;

    /** Each symbol that was asked for together with others may be answered so much later. */
    static final long NANOS_PER_ASKED = TimeUnit.MILLISECONDS.toNanos(2);

    /** Nobody has the state of a symbol asked for more often than this. */
    static final long REFRESH_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final long FREED_RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int MAX_DOUBLINGS = 6;

    private final SymbolHours hours;
    private final ClientTimings timings;
    private final long stallNanos;
    private final boolean answersAlways;
    private final SessionEffects effects;

    private final Map<String, WatchedSymbol> bySymbol = new LinkedHashMap<>();
    private final TreeSet<WatchedSymbol> queue = new TreeSet<>(WatchedSymbol.BY_DUE);
    private SymbolIndex index = new SymbolIndex(List.of());
    private WatchCommands commands;
    private long numbers;
    private long stalls;
    private boolean hasNews;

    /**
     * An empty list.
     *
     * @param stallMillis no shorter silence is a stall
     * @param answersAlways whether the server has a state of each symbol also while its market is
     *     closed
     */
    WatchList(
            SymbolHours hours,
            ClientTimings timings,
            long stallMillis,
            boolean answersAlways,
            SessionEffects effects) {
        this.hours = hours;
        this.timings = timings;
        this.stallNanos = TimeUnit.MILLISECONDS.toNanos(stallMillis);
        this.answersAlways = answersAlways;
        this.effects = effects;
    }

    /** Watches these and no others. */
    void want(Set<String> symbols, long nowNanos) {
        List<WatchedSymbol> gone = new ArrayList<>();
        bySymbol.values().removeIf(it -> !symbols.contains(it.symbol) && gone.add(it));
        int freed = 0;
        for (WatchedSymbol symbol : gone) {
            unqueue(symbol);
            hasNews |= symbol.refused != null;
            if (commands != null && symbol.waiting != WatchedSymbol.Waiting.RETRY) {
                commands.unwatch(symbol.symbol).forEach(effects::send);
                freed++;
            }
        }
        long asked = 0;
        for (String symbol : symbols) {
            if (!bySymbol.containsKey(symbol)) {
                WatchedSymbol added =
                        new WatchedSymbol(
                                symbol, numbers++, new StallDetector(hours.of(symbol), stallNanos));
                bySymbol.put(symbol, added);
                if (commands != null) {
                    ask(added, commands.watch(symbol), nowNanos, asked++);
                }
            }
        }
        index = new SymbolIndex(bySymbol.values());
        retryRefused(freed, nowNanos);
    }

    /** There is room for some symbols that the account could not watch before. */
    private void retryRefused(int freed, long nowNanos) {
        List<WatchedSymbol> waiting =
                queue.stream()
                        .filter(it -> it.refused == Refusal.Reason.LIMIT)
                        .limit(freed)
                        .toList();
        for (WatchedSymbol symbol : waiting) {
            queue(symbol, Math.min(symbol.dueNanos, nowNanos + FREED_RETRY_NANOS));
        }
    }

    /**
     * The feed is there, or there again: asks for every symbol that is not refused, and for the
     * state of those that this connection watches already.
     */
    void begin(WatchCommands itsCommands, long nowNanos) {
        boolean isWatched = commands != null;
        commands = itsCommands;
        long asked = 0;
        for (WatchedSymbol symbol : bySymbol.values()) {
            if (symbol.waiting != WatchedSymbol.Waiting.RETRY) {
                symbol.silence.begin(nowNanos);
                List<String> lines =
                        isWatched ? commands.refresh(symbol.symbol) : commands.watch(symbol.symbol);
                ask(symbol, lines, nowNanos, asked++);
            }
        }
    }

    /**
     * Somebody wants the state of a symbol again: the timer asks for it, now or when it may. One
     * that is not watched, refused or asked for already is left as it is.
     */
    void refresh(String name, long nowNanos) {
        WatchedSymbol symbol = bySymbol.get(name);
        if (symbol != null && symbol.waiting == WatchedSymbol.Waiting.UPDATES) {
            symbol.isRefreshWanted = true;
            queue(symbol, Math.max(nowNanos, nextLookNanos(symbol)));
        }
    }

    /** The connection is gone. Refusals stay, for they are the account's. */
    void end() {
        commands = null;
        for (WatchedSymbol symbol : bySymbol.values()) {
            if (symbol.waiting != WatchedSymbol.Waiting.RETRY) {
                symbol.waiting = WatchedSymbol.Waiting.TO_BE_ASKED;
                unqueue(symbol);
            }
        }
    }

    /** A line of a symbol came. */
    void heard(byte[] bytes, int from, int to, boolean isState, long nowNanos) {
        WatchedSymbol symbol = index.find(bytes, from, to);
        if (symbol == null) {
            return;
        }
        if (isState) {
            symbol.silence.answered(nowNanos);
        } else {
            symbol.silence.updated(nowNanos);
        }
        if (symbol.waiting != WatchedSymbol.Waiting.UPDATES) {
            hasNews |= symbol.refused != null;
            symbol.refused = null;
            symbol.unanswered = 0;
            wait(symbol, WatchedSymbol.Waiting.UPDATES, symbol.silence.nextCheckNanos());
        }
    }

    /** A symbol was refused: it is not asked for again for a while. */
    void refuse(String name, Refusal.Reason reason, long nowNanos) {
        WatchedSymbol symbol = bySymbol.get(name);
        if (symbol == null) {
            return;
        }
        symbol.refused = reason;
        hasNews = true;
        long millis =
                reason == Refusal.Reason.LIMIT
                        ? timings.limitRetryMillis()
                        : timings.unknownRetryMillis();
        wait(symbol, WatchedSymbol.Waiting.RETRY, nowNanos + TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /** When {@link #timer} has something to do; Long.MAX_VALUE for never. */
    long nextDueNanos() {
        return queue.isEmpty() ? Long.MAX_VALUE : queue.first().dueNanos;
    }

    /** Does what is due, up to a limit; only while there are commands. */
    void timer(long nowNanos, long wallNanos) {
        for (int done = 0; done < MOST_PER_TIMER && nextDueNanos() <= nowNanos; done++) {
            WatchedSymbol symbol = queue.first();
            switch (symbol.waiting) {
                case RETRY -> ask(symbol, commands.watch(symbol.symbol), nowNanos, done);
                case ANSWER -> unanswered(symbol, nowNanos, wallNanos);
                default -> listen(symbol, nowNanos, wallNanos);
            }
        }
    }

    private void unanswered(WatchedSymbol symbol, long nowNanos, long wallNanos) {
        if (!answersAlways && !symbol.silence.isOpen(wallNanos)) {
            queue(symbol, nowNanos + StallDetector.CLOSED_CHECK_NANOS);
            return;
        }
        stalled(symbol);
        symbol.unanswered = Math.min(MAX_DOUBLINGS, symbol.unanswered + 1);
        ask(symbol, commands.rewatch(symbol.symbol), nowNanos, 0);
    }

    private void listen(WatchedSymbol symbol, long nowNanos, long wallNanos) {
        if (symbol.isRefreshWanted && nowNanos >= symbol.refreshFromNanos) {
            symbol.refreshFromNanos = nowNanos + REFRESH_NANOS;
            ask(symbol, commands.refresh(symbol.symbol), nowNanos, 0);
        } else if (symbol.silence.looksStalled(nowNanos, wallNanos)) {
            stalled(symbol);
            ask(symbol, commands.refresh(symbol.symbol), nowNanos, 0);
        } else {
            queue(symbol, nextLookNanos(symbol));
        }
    }

    private static long nextLookNanos(WatchedSymbol symbol) {
        long check = symbol.silence.nextCheckNanos();
        return symbol.isRefreshWanted ? Math.min(check, symbol.refreshFromNanos) : check;
    }

    private void stalled(WatchedSymbol symbol) {
        if (symbol.silence.tell()) {
            stalls++;
            hasNews = true;
            effects.stalled(symbol.symbol);
        }
    }

    private void ask(WatchedSymbol symbol, List<String> lines, long nowNanos, long askedBefore) {
        lines.forEach(effects::send);
        symbol.isRefreshWanted = false;
        long patience = TimeUnit.MILLISECONDS.toNanos(timings.answerMillis()) << symbol.unanswered;
        wait(
                symbol,
                WatchedSymbol.Waiting.ANSWER,
                nowNanos + patience + askedBefore * NANOS_PER_ASKED);
    }

    private void wait(WatchedSymbol symbol, WatchedSymbol.Waiting waiting, long dueNanos) {
        symbol.waiting = waiting;
        queue(symbol, dueNanos);
    }

    private void queue(WatchedSymbol symbol, long dueNanos) {
        unqueue(symbol);
        symbol.dueNanos = dueNanos;
        symbol.isQueued = queue.add(symbol);
    }

    private void unqueue(WatchedSymbol symbol) {
        if (symbol.isQueued) {
            queue.remove(symbol);
            symbol.isQueued = false;
        }
    }

    /** Whether {@link #refusals} or {@link #stalls} changed since this was asked before. */
    boolean hasNews() {
        boolean told = hasNews;
        hasNews = false;
        return told;
    }

    /** The symbols that are refused, in no order. */
    List<Refusal> refusals() {
        return bySymbol.values().stream()
                .filter(it -> it.refused != null)
                .map(it -> new Refusal(it.symbol, it.refused))
                .toList();
    }

    /** How often a stall was told. */
    long stalls() {
        return stalls;
    }
}
