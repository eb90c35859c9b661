package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.LookupMessage.ListRow;
import io.groundswell.connectors.iqfeed.wire.MarketCentres;
import io.groundswell.connectors.iqfeed.wire.MarketCentres.MarketCentre;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.SecurityTypes;
import io.groundswell.connectors.iqfeed.wire.SecurityTypes.ListedType;
import io.groundswell.connectors.iqfeed.wire.TradeConditionCodes;
import io.groundswell.connectors.iqfeed.wire.TradeConditionCodes.TradeCondition;
import io.groundswell.model.event.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The lists of the lookup port: code lists, and the symbols that are served. Immutable. */
final class LookupLists {
    private static final int REQUEST_OF_SEARCH = 5;

    private final List<Instrument> instruments;

    LookupLists(List<Instrument> instruments) {
        this.instruments = List.copyOf(instruments);
    }

    /** Whether a command asks for one of these lists. */
    boolean isOne(String command) {
        return switch (command) {
            case "SLM", "SST", "STC", "SBF" -> true;
            default -> false;
        };
    }

    /** What the request calls itself; may be empty. */
    String requestId(CommandWords words) {
        return words.at(words.at(0).equals("SBF") ? REQUEST_OF_SEARCH : 1);
    }

    /** The rows that answer a request. */
    List<ListRow> rows(CommandWords words, ProtocolVersion version) {
        String id = requestId(words);
        List<ListRow> rows = new ArrayList<>();
        switch (words.at(0)) {
            case "SLM" ->
                    MarketCentres.all()
                            .forEach(it -> rows.add(row(id, version, centre(it, version))));
            case "SST" -> SecurityTypes.all().forEach(it -> rows.add(row(id, version, type(it))));
            case "STC" ->
                    TradeConditionCodes.all()
                            .forEach(it -> rows.add(row(id, version, condition(it))));
            default -> search(words, it -> rows.add(row(id, version, found(it))));
        }
        return rows;
    }

    private static ListRow row(String requestId, ProtocolVersion version, List<String> values) {
        List<String> all = new ArrayList<>(values);
        all.add("");
        String messageId = version.isAtLeast(ProtocolVersion.V6_2) ? "LS" : "";
        return new ListRow(requestId, messageId, all);
    }

    private static List<String> centre(MarketCentre it, ProtocolVersion version) {
        String id = Long.toString(it.id());
        return version.isAtLeast(ProtocolVersion.V5_0)
                ? List.of(
                        id,
                        it.shortName(),
                        it.longName(),
                        Long.toString(it.groupId()),
                        MarketCentres.shortName(it.groupId()))
                : List.of(id, it.shortName(), it.longName());
    }

    private static List<String> type(ListedType it) {
        return List.of(Long.toString(it.id()), it.shortName(), it.longName());
    }

    private static List<String> condition(TradeCondition it) {
        return List.of(Integer.toString(it.id()), it.shortName(), it.longName());
    }

    /** Symbols, or with d descriptions, that hold the text; filters are not looked at. */
    private void search(CommandWords words, Consumer<Instrument> to) {
        String text = words.at(2).toUpperCase(Locale.ROOT);
        boolean descriptions = words.at(1).equals("d");
        for (Instrument it : instruments) {
            String in = descriptions ? it.description() : it.symbol();
            if (!text.isEmpty() && in.toUpperCase(Locale.ROOT).contains(text)) {
                to.accept(it);
            }
        }
    }

    private static List<String> found(Instrument it) {
        return List.of(
                it.symbol(),
                "",
                Integer.toString(FundamentalLines.securityType(it)),
                FundamentalLines.name(it));
    }
}
