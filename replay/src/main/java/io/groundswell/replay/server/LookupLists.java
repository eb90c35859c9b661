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
import io.groundswell.replay.server.ReferenceLists.Code;
import io.groundswell.replay.server.ReferenceLists.Listed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The lists of the lookup port: code lists, and symbols: those of the list that there is a file of,
 * else those that are served. Immutable.
 */
final class LookupLists {
    private final List<Instrument> instruments;
    private final ReferenceLists reference;

    LookupLists(List<Instrument> instruments, ReferenceLists reference) {
        this.instruments = List.copyOf(instruments);
        this.reference = reference;
    }

    /** Whether a command asks for one of these lists. */
    boolean isOne(String command) {
        return switch (command) {
            case "SLM", "SST", "STC", "SBF", "SSC", "SNC", "SBS", "SBN" -> true;
            default -> false;
        };
    }

    /** What the request calls itself; may be empty. */
    String requestId(CommandWords words) {
        return switch (words.at(0)) {
            case "SBF" -> words.at(5);
            case "SBS", "SBN" -> words.at(2);
            default -> words.at(1);
        };
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
            case "SSC" -> codes(reference.sicCodes(), it -> rows.add(row(id, version, it)));
            case "SNC" -> codes(reference.naicsCodes(), it -> rows.add(row(id, version, it)));
            case "SBS" -> industry(words.at(1), Listed::sic, it -> rows.add(row(id, version, it)));
            case "SBN" ->
                    industry(words.at(1), Listed::naics, it -> rows.add(row(id, version, it)));
            default -> {
                if (reference.symbols().isEmpty()) {
                    search(words, it -> rows.add(row(id, version, found(it))));
                } else {
                    searchListed(words, it -> rows.add(row(id, version, found(it))));
                }
            }
        }
        return rows;
    }

    private static void codes(List<Code> codes, Consumer<List<String>> to) {
        codes.forEach(it -> to.accept(List.of(it.code(), it.description())));
    }

    /** Symbols of the industries whose code begins so, by code and symbol. */
    private void industry(String begin, Function<Listed, String> code, Consumer<List<String>> to) {
        reference.symbols().stream()
                .filter(it -> !begin.isEmpty() && code.apply(it).startsWith(begin))
                .sorted(Comparator.comparing(code).thenComparing(Listed::symbol))
                .forEach(
                        it -> {
                            List<String> cells = new ArrayList<>(List.of(code.apply(it)));
                            cells.addAll(found(it));
                            to.accept(cells);
                        });
    }

    /** Symbols, or with d descriptions, that hold the text, of some types (t) or markets (e). */
    private void searchListed(CommandWords words, Consumer<Listed> to) {
        String text = words.at(2).toUpperCase(Locale.ROOT);
        boolean descriptions = words.at(1).equals("d");
        String wanted = " " + words.at(4) + " ";
        for (Listed it : reference.symbols()) {
            String in = descriptions ? it.description() : it.symbol();
            long filtered = words.at(3).equals("e") ? it.market() : it.type();
            boolean fits = words.at(4).isEmpty() || wanted.contains(" " + filtered + " ");
            if (!text.isEmpty() && fits && in.toUpperCase(Locale.ROOT).contains(text)) {
                to.accept(it);
            }
        }
    }

    private static List<String> found(Listed it) {
        return List.of(
                it.symbol(),
                Long.toString(it.market()),
                Long.toString(it.type()),
                it.description().replace(',', ' '));
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
