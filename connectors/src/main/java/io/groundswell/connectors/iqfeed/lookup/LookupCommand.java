package io.groundswell.connectors.iqfeed.lookup;

import io.groundswell.connectors.CommandErrors;
import io.groundswell.connectors.TextTable;
import io.groundswell.connectors.iqfeed.lookup.ListQuery.Filter;
import io.groundswell.connectors.iqfeed.lookup.ListQuery.SearchIn;
import io.groundswell.connectors.iqfeed.lookup.LookupCommand.Conditions;
import io.groundswell.connectors.iqfeed.lookup.LookupCommand.Markets;
import io.groundswell.connectors.iqfeed.lookup.LookupCommand.Naics;
import io.groundswell.connectors.iqfeed.lookup.LookupCommand.Sic;
import io.groundswell.connectors.iqfeed.lookup.LookupCommand.Symbols;
import io.groundswell.connectors.iqfeed.lookup.LookupCommand.Types;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.ListRow;
import io.groundswell.connectors.iqfeed.wire.MarketCentres;
import io.groundswell.connectors.iqfeed.wire.SecurityTypes;
import io.groundswell.connectors.iqfeed.wire.SecurityTypes.ListedType;
import io.groundswell.model.event.EventHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code lookup}: what IQConnect's lookup port knows, for a person to look at. Exit status 0 where
 * the answer is whole, 1 where there is none, 2 for a question that cannot be asked.
 */
@Command(
        name = "lookup",
        mixinStandardHelpOptions = true,
        description = "Ask IQConnect for history, symbols and lists of codes.",
        subcommands = {
            LookupHistoryCommand.class,
            Symbols.class,
            Markets.class,
            Types.class,
            Conditions.class,
            Sic.class,
            Naics.class
        })
public final class LookupCommand implements Runnable {
    @Spec private CommandSpec spec;

    /** For picocli. */
    public LookupCommand() {}

    /** Somebody did not say what to look up. */
    @Override
    public void run() {
        throw CommandErrors.wordMissing(spec);
    }

    /** What asks for a list. */
    abstract static class Listing implements Callable<Integer> {
        @Mixin private LookupChoices choices;

        @Spec private CommandSpec spec;

        final int codes(NamedCode.Kind kind) throws Exception {
            return new LookupRun(spec, choices)
                    .table(
                            ListQuery.codes(kind),
                            new TextTable("code", "name", "description"),
                            row ->
                                    kind.read(row)
                                            .map(
                                                    it ->
                                                            List.of(
                                                                    it.code(),
                                                                    it.shortName(),
                                                                    it.longName())));
        }

        final int symbols(
                Callable<LookupRequest> said, Function<ListRow, Optional<FoundSymbol>> reader)
                throws Exception {
            LookupRun run = new LookupRun(spec, choices);
            return run.table(
                    run.question(said),
                    new TextTable("symbol", "market", "type", "industry", "description"),
                    row -> reader.apply(row).map(Listing::cells));
        }

        private static List<String> cells(FoundSymbol found) {
            List<String> cells = new ArrayList<>();
            cells.add(found.symbol());
            cells.add(
                    found.listedMarket() == EventHeader.ABSENT
                            ? ""
                            : MarketCentres.shortName(found.listedMarket()));
            cells.add(
                    SecurityTypes.find(found.securityType())
                            .map(ListedType::shortName)
                            .orElseGet(() -> type(found)));
            cells.add(found.industry());
            cells.add(found.description());
            return cells;
        }

        private static String type(FoundSymbol found) {
            return found.securityType() == EventHeader.ABSENT
                    ? ""
                    : Long.toString(found.securityType());
        }
    }

    /** {@code lookup symbols}. */
    @Command(
            name = "symbols",
            mixinStandardHelpOptions = true,
            description = "Show the symbols that hold a text.")
    static final class Symbols extends Listing {
        @Parameters(paramLabel = "TEXT", description = "What to look for.")
        private String text;

        @Option(names = "--description", description = "Look for it in descriptions.")
        private boolean description;

        @Option(
                names = "--markets",
                paramLabel = "ID",
                split = ",",
                description = "Of these listed markets only; lookup markets lists them.")
        private List<Integer> markets = new ArrayList<>();

        @Option(
                names = "--types",
                paramLabel = "ID",
                split = ",",
                description = "Of these security types only; lookup types lists them.")
        private List<Integer> types = new ArrayList<>();

        @Override
        public Integer call() throws Exception {
            SearchIn in = description ? SearchIn.DESCRIPTIONS : SearchIn.SYMBOLS;
            return symbols(() -> ListQuery.symbols(in, text, filter()), FoundSymbol::read);
        }

        private Filter filter() {
            if (!markets.isEmpty() && !types.isEmpty()) {
                throw new IllegalArgumentException("only one of: --markets, --types");
            }
            if (!markets.isEmpty()) {
                return Filter.markets(markets);
            }
            return types.isEmpty() ? Filter.NONE : Filter.types(types);
        }
    }

    /** {@code lookup markets}. */
    @Command(
            name = "markets",
            mixinStandardHelpOptions = true,
            description = "List the listed markets and market centres.")
    static final class Markets extends Listing {
        @Override
        public Integer call() throws Exception {
            return codes(NamedCode.Kind.MARKETS);
        }
    }

    /** {@code lookup types}. */
    @Command(
            name = "types",
            mixinStandardHelpOptions = true,
            description = "List the security types.")
    static final class Types extends Listing {
        @Override
        public Integer call() throws Exception {
            return codes(NamedCode.Kind.SECURITY_TYPES);
        }
    }

    /** {@code lookup conditions}. */
    @Command(
            name = "conditions",
            mixinStandardHelpOptions = true,
            description = "List the conditions of trades.")
    static final class Conditions extends Listing {
        @Override
        public Integer call() throws Exception {
            return codes(NamedCode.Kind.TRADE_CONDITIONS);
        }
    }

    /** {@code lookup sic}. */
    @Command(
            name = "sic",
            mixinStandardHelpOptions = true,
            description = "List industries by SIC code, or the symbols of some.")
    static final class Sic extends Listing {
        @Parameters(
                arity = "0..1",
                paramLabel = "PREFIX",
                description = "Symbols of the industries whose code begins so.")
        private String prefix;

        @Override
        public Integer call() throws Exception {
            return prefix == null
                    ? codes(NamedCode.Kind.SIC)
                    : symbols(() -> ListQuery.symbolsOfSic(prefix), FoundSymbol::readOfIndustry);
        }
    }

    /** {@code lookup naics}. */
    @Command(
            name = "naics",
            mixinStandardHelpOptions = true,
            description = "List industries by NAICS code, or the symbols of some.")
    static final class Naics extends Listing {
        @Parameters(
                arity = "0..1",
                paramLabel = "PREFIX",
                description = "Symbols of the industries whose code begins so.")
        private String prefix;

        @Override
        public Integer call() throws Exception {
            return prefix == null
                    ? codes(NamedCode.Kind.NAICS)
                    : symbols(() -> ListQuery.symbolsOfNaics(prefix), FoundSymbol::readOfIndustry);
        }
    }
}
