package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.BarLine;
import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.iqfeed.wire.IqFeedFormatter;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.WireDecimal;
import io.groundswell.model.event.BarUnit;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.Trade;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The derivative port of one client: interval bars as they form. A watch is answered with the bars
 * of history, then each trade with a BU, or one each so many seconds, and a BC when the next bar
 * begins. Bars that the tapes hold as such are told as they were. Labels are the ends of bars. The
 * history of a watch is read while the market waits.
 */
final class BarCommands implements ClientCommands {
    private final Market market;
    private final HistoryStore history;
    private final ServerFacts facts;
    private final ReplayTime time;
    private final LineOutput out;
    private final Map<String, Watch> watches = new LinkedHashMap<>();
    private final IqFeedFormatter formatter = new IqFeedFormatter(ProtocolVersion.V6_2);
    private String name = "";

    BarCommands(
            Market market,
            HistoryStore history,
            ServerFacts facts,
            ReplayTime time,
            LineOutput out) {
        this.market = market;
        this.history = history;
        this.facts = facts;
        this.time = time;
        this.out = out;
    }

    @Override
    public void connected() {
        out.send("S,SERVER CONNECTED");
    }

    @Override
    public void command(String line) {
        CommandWords words = CommandWords.of(line);
        switch (words.at(0)) {
            case "S" -> system(words);
            case "BW" -> watch(words);
            case "BR" -> unwatch(key(words.at(1), words.at(2)));
            default -> out.send(CommandWords.SYNTAX_ERROR);
        }
    }

    private void system(CommandWords words) {
        switch (words.at(1)) {
            case "SET PROTOCOL" -> setProtocol(words.at(2));
            case "SET CLIENT NAME" -> name = words.at(2);
            case "REQUEST WATCHES" -> tellWatches();
            case "UNWATCH ALL" -> new ArrayList<>(watches.keySet()).forEach(this::unwatch);
            case "CONNECT", "DISCONNECT" -> {}
            default -> out.send(CommandWords.SYNTAX_ERROR);
        }
    }

    private void setProtocol(String text) {
        ProtocolVersion wanted = ProtocolVersion.of(text);
        out.send(
                wanted == null
                        ? CommandWords.noProtocol(text)
                        : "S,CURRENT PROTOCOL," + wanted.text());
    }

    private void tellWatches() {
        StringBuilder line = new StringBuilder("S,WATCHES");
        watches.values().forEach(it -> line.append(it.told()));
        out.send(line.toString());
    }

    private static String key(String symbol, String requestId) {
        return symbol.toUpperCase(Locale.ROOT) + "," + requestId;
    }

    private void watch(CommandWords words) {
        SymbolState symbol = market.find(words.at(1).toUpperCase(Locale.ROOT));
        if (symbol == null) {
            out.send("n," + words.at(1));
            return;
        }
        String requestId = words.at(8);
        String key = key(words.at(1), requestId);
        HistoryRequest request;
        try {
            // The same question as a request for history between two moments, with other places.
            request =
                    HistoryRequest.parse(
                            CommandWords.of(
                                    String.join(
                                            ",",
                                            "HIT",
                                            words.at(1),
                                            words.at(2),
                                            words.at(3),
                                            "",
                                            words.at(5),
                                            words.at(6),
                                            words.at(7),
                                            "1",
                                            requestId,
                                            "",
                                            words.at(9))));
        } catch (HistoryRequest.Refused e) {
            out.send(CommandWords.SYNTAX_ERROR);
            return;
        }
        if (watches.containsKey(key)) {
            unwatch(key);
            out.send("S,REPLACED PREVIOUS WATCH," + key);
        } else if (watches.size() >= facts.symbolLimit()) {
            out.send("S,SYMBOL LIMIT REACHED," + words.at(1));
            return;
        }
        Watch watch = new Watch(symbol, request, seconds(words.at(11)));
        watches.put(key, watch);
        watch.begin(request.withDays(words.at(4)));
        facts.watched();
    }

    private static long seconds(String text) {
        try {
            return text.isEmpty() ? 0 : Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private void unwatch(String key) {
        Watch watch = watches.remove(key);
        if (watch != null) {
            market.unwatchTrades(watch.symbol, watch);
        }
    }

    /** One BW and the bar that forms for it. */
    private final class Watch implements Market.TradeWatcher {
        private final SymbolState symbol;
        private final HistoryRequest request;
        private final long updateMicros;
        private final List<BuiltBar> before = new ArrayList<>();
        private final BarRules rules;
        private boolean live;

        /** Whether the tapes hold these bars as such: then they are told and none is made. */
        private boolean recorded;

        private long updatedMicros = EventHeader.ABSENT;

        Watch(SymbolState symbol, HistoryRequest request, long updateSeconds) {
            this.symbol = symbol;
            this.request = request;
            this.updateMicros = updateSeconds * 1_000_000L;
            this.rules = new BarRules(request.unit(), request.length(), this::complete);
        }

        void begin(HistoryRequest asked) {
            try {
                recorded = !history.recorded(asked).isEmpty();
                if (recorded) {
                    before.addAll(history.recordedSoFar(asked));
                    before.removeIf(bar -> !isInFilter(bar.beginMicros()));
                } else {
                    history.forEachTick(symbol.symbol(), this::take);
                }
                long from = history.firstMicros(asked);
                before.removeIf(bar -> bar.beginMicros() < from);
                int skipped = Math.max(0, before.size() - asked.most());
                before.stream().skip(skipped).forEach(bar -> tell('H', bar));
            } catch (IOException e) {
                out.send("E,Could not connect to History socket.,");
            }
            before.clear();
            live = true;
            market.watchTrades(symbol, this);
        }

        private void take(HistoryTick tick) {
            if (isInFilter(tick.localMicros())) {
                rules.take(tick);
            }
        }

        private boolean isInFilter(long localMicros) {
            long timeOfDay = Math.floorMod(localMicros, EasternTime.DAY_MICROS);
            return timeOfDay >= request.filterFromMicros() && timeOfDay < request.filterToMicros();
        }

        @Override
        public void onBar(HistoryBar bar) {
            BuiltBar built = history.built(bar);
            if (bar.unit() == request.unit()
                    && bar.length() == request.length()
                    && isInFilter(built.beginMicros())) {
                tell(HistoryStore.isForming(bar) ? 'U' : 'C', built);
            }
        }

        @Override
        public void onTrade(Trade trade) {
            if (recorded) {
                return;
            }
            long nanos = trade.header().feedTimeNanos();
            long local =
                    time.local(
                            nanos == EventHeader.ABSENT ? trade.header().eventTimeNanos() : nanos);
            long day = TradingDates.ofLocal(local, symbol.instrument().type());
            HistoryTick tick =
                    new HistoryTick(trade, local, day, EventHeader.ABSENT, EventHeader.ABSENT);
            take(tick);
            BuiltBar forming = rules.current();
            boolean due =
                    updatedMicros == EventHeader.ABSENT || local - updatedMicros >= updateMicros;
            if (tick.makesBars() && forming != null && due) {
                updatedMicros = local;
                tell('U', forming);
            }
        }

        private void complete(BuiltBar bar) {
            if (live) {
                tell('C', bar);
            } else {
                before.add(bar);
            }
        }

        private void tell(char type, BuiltBar bar) {
            boolean counts = request.unit() == BarUnit.TICK;
            long trades = counts ? bar.trades() : type == 'U' ? EventHeader.ABSENT : 0;
            out.send(
                    formatter.format(
                            new BarLine(
                                    request.requestId(),
                                    type,
                                    symbol.symbol(),
                                    bar.endMicros(),
                                    WireDecimal.ofUnits(bar.open(), bar.exponent()),
                                    WireDecimal.ofUnits(bar.high(), bar.exponent()),
                                    WireDecimal.ofUnits(bar.low(), bar.exponent()),
                                    WireDecimal.ofUnits(bar.close(), bar.exponent()),
                                    bar.totalVolume(),
                                    bar.volume(),
                                    trades)));
        }

        String told() {
            return "," + symbol.symbol() + "," + request.length() + "," + request.requestId();
        }
    }

    @Override
    public void closed() {
        new ArrayList<>(watches.keySet()).forEach(this::unwatch);
    }

    @Override
    public String clientName() {
        return name;
    }

    @Override
    public long watches() {
        return watches.size();
    }
}
