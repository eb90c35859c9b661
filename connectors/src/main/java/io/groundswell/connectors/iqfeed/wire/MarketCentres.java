package io.groundswell.connectors.iqfeed.wire;

import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.model.session.TradeEligibility;
import io.groundswell.model.session.TradeUse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The market centres that IQConnect listed in July 2021, the answer to {@code SLM}. Venues born
 * later are not in it: an id that it lacks is no error. Immutable.
 */
public final class MarketCentres {
    private static final List<MarketCentre> ALL =
            CodeList.read("listed-markets.csv", 4, MarketCentre::of);
    private static final Map<Long, MarketCentre> BY_ID =
            ALL.stream()
                    .collect(Collectors.toUnmodifiableMap(MarketCentre::id, Function.identity()));

    private MarketCentres() {}

    /**
     * One market centre.
     *
     * @param id as messages name it
     * @param groupId of the exchange that it belongs to; its own where it stands alone
     * @param shortName such as {@code NYSE_ARCA}
     * @param longName in words
     * @param isOffExchange whether it is a facility to which trades made off the exchanges are
     *     reported
     */
    public record MarketCentre(
            long id, long groupId, String shortName, String longName, boolean isOffExchange) {
        private static MarketCentre of(List<String> cells) {
            boolean isOffExchange =
                    TradeEligibility.of(CodeTable.IQFEED, TradeBasis.OTHER, cells.get(0), "")
                            .has(TradeUse.OFF_EXCHANGE);
            return new MarketCentre(
                    Long.parseLong(cells.get(0)),
                    Long.parseLong(cells.get(1)),
                    cells.get(2),
                    cells.get(3),
                    isOffExchange);
        }
    }

    /** All of them, in the server's order. */
    public static List<MarketCentre> all() {
        return ALL;
    }

    /** The centre with that id. */
    public static Optional<MarketCentre> find(long id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** Its short name; the id itself where it is not known. */
    public static String shortName(long id) {
        MarketCentre centre = BY_ID.get(id);
        return centre == null ? Long.toString(id) : centre.shortName();
    }

    /** The group that it belongs to; empty where the id is not known. */
    public static Optional<MarketCentre> groupOf(long id) {
        return find(id).flatMap(centre -> find(centre.groupId()));
    }

    /** Whether trades that it reports were made off the exchanges; an unknown one's were not. */
    public static boolean isOffExchange(long id) {
        MarketCentre centre = BY_ID.get(id);
        return centre != null && centre.isOffExchange();
    }
}
