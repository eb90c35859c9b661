package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.Fieldset;
import io.groundswell.connectors.iqfeed.wire.Level1Field;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.model.event.TradeCorrection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The Level 1 port of one client: F and P when it watches, then a Q for each event of what it
 * watches. Protocols 5.2 to 6.2; what is older had a fixed layout, is refused when asked for, and a
 * watch before SET PROTOCOL is refused in words.
 */
final class Level1Commands implements ClientCommands, Market.Level1Watcher {
    private static final String FIELDS = "S,CURRENT UPDATE FIELDNAMES,";

    private final Market market;
    private final ServerFacts facts;
    private final LineOutput out;
    private final Map<SymbolState, Boolean> tradesOnly = new LinkedHashMap<>();
    private ProtocolVersion version = ProtocolVersion.V4_9;
    private Fieldset fieldset = Fieldset.DEFAULT;
    private Level1Format format;
    private String name = "";
    private boolean timestamps = true;
    private boolean upstream = true;

    Level1Commands(Market market, ServerFacts facts, LineOutput out) {
        this.market = market;
        this.facts = facts;
        this.out = out;
        this.format = market.format(fieldset, version);
    }

    @Override
    public void connected() {
        out.send("S,KEY,99999");
        out.send("S,SERVER CONNECTED");
        out.send("S,IP,127.0.0.1 60003,127.0.0.1 60004");
        out.send(
                "S,CUST,real_time,127.0.0.1,60003,replay,"
                        + facts.version()
                        + ",0, REPLAY ,,"
                        + facts.symbolLimit()
                        + ",QT_API,,");
    }

    @Override
    public void command(String line) {
        char first = line.charAt(0);
        String symbol = line.substring(1).strip();
        if (line.startsWith("S,")) {
            system(CommandWords.of(line));
        } else if (line.equals("T")) {
            out.send(facts.timeLine());
        } else if (symbol.isEmpty() || symbol.indexOf(',') >= 0) {
            out.send(CommandWords.SYNTAX_ERROR);
        } else if (first == 'w' || first == 't') {
            watch(symbol, first == 't');
        } else if (first == 'r') {
            unwatch(find(symbol));
        } else if (first == 'f') {
            refresh(find(symbol));
        } else {
            out.send(CommandWords.SYNTAX_ERROR);
        }
    }

    private void system(CommandWords words) {
        switch (words.at(1)) {
            case "KEY" -> out.send("S,KEYOK");
            case "SET PROTOCOL" -> setProtocol(words.at(2));
            case "SET CLIENT NAME" -> name = words.at(2);
            case "REQUEST ALL UPDATE FIELDNAMES" -> out.send("S,UPDATE FIELDNAMES," + allNames());
            case "REQUEST CURRENT UPDATE FIELDNAMES" -> tellFieldset();
            case "REQUEST FUNDAMENTAL FIELDNAMES" ->
                    out.send("S,FUNDAMENTAL FIELDNAMES," + FundamentalLines.names(version));
            case "SELECT UPDATE FIELDS" -> select(words.from(2));
            case "TIMESTAMPSON" -> timestamps = true;
            case "TIMESTAMPSOFF" -> timestamps = false;
            case "REGON" -> refresh(find(words.at(2)));
            // There are no regional quotes and no news on a tape.
            case "REGOFF", "NEWSON", "NEWSOFF" -> {}
            case "REQUEST WATCHES" -> tellWatches();
            case "UNWATCH ALL" -> new ArrayList<>(tradesOnly.keySet()).forEach(this::unwatch);
            case "REQUEST STATS" -> out.send(facts.statsLine());
            case "SET LOG LEVELS" ->
                    out.send("S,CURRENT LOG LEVELS," + String.join(",", words.from(2)));
            case "CONNECT" -> setUpstream(true);
            case "DISCONNECT" -> setUpstream(false);
            default -> out.send(CommandWords.SYNTAX_ERROR);
        }
    }

    private void setProtocol(String text) {
        ProtocolVersion wanted = ProtocolVersion.of(text);
        if (wanted == null || !wanted.isAtLeast(ProtocolVersion.V5_2)) {
            out.send(CommandWords.noProtocol(text));
            return;
        }
        version = wanted;
        format = market.format(fieldset, version);
        out.send("S,CURRENT PROTOCOL," + version.text() + ",");
        tellFieldset();
    }

    private boolean isKnown(Level1Field field) {
        boolean young =
                field == Level1Field.MOST_RECENT_TRADE_AGGRESSOR
                        || field == Level1Field.MOST_RECENT_TRADE_DAY_CODE;
        return !young || version.isAtLeast(ProtocolVersion.V6_1);
    }

    private String allNames() {
        return Arrays.stream(Level1Field.values())
                .filter(this::isKnown)
                .map(Level1Field::wireName)
                .collect(Collectors.joining(","));
    }

    private void tellFieldset() {
        out.send(FIELDS + String.join(",", fieldset.names()));
    }

    private void select(List<String> names) {
        List<Level1Field> fields = new ArrayList<>();
        for (String each : names) {
            String wanted = each.strip();
            Level1Field field = Level1Field.of(wanted);
            if (wanted.isEmpty()) {
                continue;
            }
            if (field == null || !isKnown(field)) {
                out.send("E," + wanted + " is not a valid fieldset field.,");
                return;
            }
            fields.add(field);
        }
        fieldset = Fieldset.of(fields.toArray(new Level1Field[0]));
        format = market.format(fieldset, version);
        tellFieldset();
    }

    private void tellWatches() {
        StringBuilder line = new StringBuilder("S,WATCHES");
        tradesOnly.keySet().forEach(it -> line.append(',').append(it.symbol()));
        out.send(line.toString());
    }

    private void setUpstream(boolean connected) {
        if (upstream != connected) {
            upstream = connected;
            out.send(connected ? "S,SERVER CONNECTED" : "S,SERVER DISCONNECTED");
        }
    }

    private SymbolState find(String symbol) {
        return market.find(symbol.toUpperCase(Locale.ROOT));
    }

    private void watch(String symbol, boolean onlyTrades) {
        SymbolState state = find(symbol);
        if (version == ProtocolVersion.V4_9) {
            out.send("E,Set protocol 5.2 or newer before a watch.,");
        } else if (state == null) {
            out.send("n," + symbol);
        } else if (tradesOnly.containsKey(state)) {
            tradesOnly.put(state, onlyTrades);
        } else if (tradesOnly.size() >= facts.symbolLimit()) {
            out.send("S,SYMBOL LIMIT REACHED," + symbol);
        } else {
            tradesOnly.put(state, onlyTrades);
            market.watch(state, this);
            refresh(state);
            facts.watched();
        }
    }

    private void refresh(SymbolState state) {
        if (state != null && tradesOnly.containsKey(state)) {
            onFundamentals(state);
            onSummary(state);
        }
    }

    private void unwatch(SymbolState state) {
        if (state != null && tradesOnly.remove(state) != null) {
            market.unwatch(state, this);
        }
    }

    @Override
    public void onTrade(SymbolState symbol) {
        if (upstream && format.tellsTrades()) {
            out.send(symbol.update(format));
        }
    }

    @Override
    public void onQuote(SymbolState symbol) {
        if (upstream && format.tellsQuotes() && !tradesOnly.get(symbol)) {
            out.send(symbol.update(format));
        }
    }

    @Override
    public void onSummary(SymbolState symbol) {
        if (upstream) {
            out.send(symbol.summary(format));
        }
    }

    @Override
    public void onFundamentals(SymbolState symbol) {
        if (upstream) {
            out.send(symbol.fundamentals(version));
        }
    }

    @Override
    public void onCorrection(SymbolState symbol, TradeCorrection correction) {
        if (upstream && version.isAtLeast(ProtocolVersion.V6_2)) {
            out.send(symbol.correction(correction));
        }
    }

    @Override
    public void time(String line) {
        if (timestamps) {
            out.send(line);
        }
    }

    @Override
    public void closed() {
        new ArrayList<>(tradesOnly.keySet()).forEach(this::unwatch);
    }

    @Override
    public String clientName() {
        return name;
    }

    @Override
    public long watches() {
        return tradesOnly.size();
    }
}
