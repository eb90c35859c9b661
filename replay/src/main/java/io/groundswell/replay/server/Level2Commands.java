package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The market depth port of one client: the book as it stands when it watches, then a line for each
 * event of it. By order, by level or by market maker at 6.2, by market maker only before; a watch
 * of what the book cannot tell gets a q.
 *
 * <p>A limit of price levels holds for the first picture only: changes of deeper levels are told
 * too.
 */
final class Level2Commands implements ClientCommands, Market.DepthWatcher {
    private final Market market;
    private final ServerFacts facts;
    private final LineOutput out;
    private final Map<SymbolState, Set<DepthView>> watches = new LinkedHashMap<>();
    private ProtocolVersion version = ProtocolVersion.V4_9;
    private String name = "";
    private boolean timestamps = true;

    Level2Commands(Market market, ServerFacts facts, LineOutput out) {
        this.market = market;
        this.facts = facts;
        this.out = out;
    }

    @Override
    public void connected() {
        out.send("S,SERVER CONNECTED");
    }

    @Override
    public void command(String line) {
        CommandWords words = CommandWords.of(line);
        boolean newest = version.isAtLeast(ProtocolVersion.V6_2);
        char first = line.charAt(0);
        String rest = line.substring(1).strip();
        if (words.at(0).equals("S")) {
            system(words);
        } else if (newest && line.startsWith("WOR,")) {
            watch(words.at(1), DepthView.ORDERS, Integer.MAX_VALUE);
        } else if (newest && line.startsWith("WPL,")) {
            watch(words.at(1), DepthView.LEVELS, levels(words.at(2)));
        } else if (newest && line.startsWith("ROR,")) {
            unwatch(words.at(1), EnumSet.of(DepthView.ORDERS));
        } else if (newest && line.startsWith("RPL,")) {
            unwatch(words.at(1), EnumSet.of(DepthView.LEVELS));
        } else if (line.equals("c")) {
            out.send("S,SERVER CONNECTED");
            out.send("O");
        } else if (line.equals("x")) {
            out.send("S,SERVER DISCONNECTED");
        } else if (rest.isEmpty() || words.size() > 1) {
            out.send(CommandWords.SYNTAX_ERROR);
        } else if (first == 'w') {
            watch(rest);
        } else if (first == 'r') {
            unwatch(rest, EnumSet.allOf(DepthView.class));
        } else if (first == 'm' && !newest) {
            // Who stands behind a name is not recorded.
            out.send("M," + rest + "," + rest);
        } else {
            out.send(CommandWords.SYNTAX_ERROR);
        }
    }

    private static int levels(String text) {
        try {
            return text.isEmpty() ? Integer.MAX_VALUE : Math.max(1, Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE;
        }
    }

    private void system(CommandWords words) {
        switch (words.at(1)) {
            case "SET PROTOCOL" -> setProtocol(words.at(2));
            case "SET CLIENT NAME" -> name = words.at(2);
            case "TIMESTAMPSON" -> timestamps = true;
            case "TIMESTAMPSOFF" -> timestamps = false;
            case "CONNECT", "DISCONNECT" -> {}
            case "REQUEST STATS" -> out.send(facts.statsLine());
            default -> out.send(CommandWords.SYNTAX_ERROR);
        }
    }

    private void setProtocol(String text) {
        ProtocolVersion wanted = ProtocolVersion.of(text);
        if (wanted == null) {
            out.send(CommandWords.noProtocol(text));
            return;
        }
        version = wanted;
        out.send("S,CURRENT PROTOCOL," + version.text() + ",");
    }

    /** The watch of before 6.2, which 6.2 still takes: whatever the book is made of. */
    private void watch(String symbol) {
        DepthView view = DepthView.VENUES_U;
        if (version.isAtLeast(ProtocolVersion.V6_2)) {
            SymbolState state = find(symbol);
            boolean orders = state == null || DepthView.ORDERS.canTell(state.depth().mode());
            view = orders ? DepthView.ORDERS : DepthView.LEVELS;
        } else if (version.isAtLeast(ProtocolVersion.V5_0)) {
            view = DepthView.VENUES_Z;
        }
        watch(symbol, view, Integer.MAX_VALUE);
    }

    private void watch(String symbol, DepthView view, int levels) {
        SymbolState state = find(symbol);
        if (state == null) {
            out.send("n," + symbol);
        } else if (!view.canTell(state.depth().mode())) {
            out.send("q," + symbol);
        } else if (!watches.containsKey(state) && watches.size() >= facts.symbolLimit()) {
            out.send("S,SYMBOL LIMIT REACHED," + symbol);
        } else {
            Set<DepthView> views =
                    watches.computeIfAbsent(
                            state,
                            it -> {
                                market.watch(state, this);
                                return EnumSet.noneOf(DepthView.class);
                            });
            if (views.add(view)) {
                state.depth().summary(view, levels).forEach(out::send);
                facts.watched();
            }
        }
    }

    private SymbolState find(String symbol) {
        return market.find(symbol.toUpperCase(Locale.ROOT));
    }

    private void unwatch(String symbol, Set<DepthView> gone) {
        SymbolState state = find(symbol);
        Set<DepthView> views = state == null ? null : watches.get(state);
        if (views != null && views.removeAll(gone) && views.isEmpty()) {
            watches.remove(state);
            market.unwatch(state, this);
        }
    }

    @Override
    public void onDepth(SymbolState symbol) {
        for (DepthView view : watches.get(symbol)) {
            symbol.depth().update(view).forEach(out::send);
        }
    }

    @Override
    public void time(String line) {
        if (timestamps && version.isAtLeast(ProtocolVersion.V5_0)) {
            out.send(line);
        }
    }

    @Override
    public void closed() {
        new ArrayList<>(watches.keySet()).forEach(it -> market.unwatch(it, this));
        watches.clear();
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
