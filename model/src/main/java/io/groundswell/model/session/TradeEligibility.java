package io.groundswell.model.session;

import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.model.session.ConditionTable.Spelling;

/**
 * Decides what a trade counts for by its basis, conditions and market centre.
 *
 * <p>Where the feed tells the basis, it wins (IQFeed): a last-qualified trade counts for last and
 * high-low, an extended one for the bars of the extended hours, any other for volume only. Else the
 * consolidated tape's rules decide, code by code, from the data files beside this class. A trade
 * without conditions is a regular one. A code that no table lists counts for volume only, so that
 * an unknown kind of print never moves a price; it is marked {@link TradeUse#UNKNOWN_CODE}.
 *
 * <p>Marks, such as {@link TradeUse#AVERAGE_PRICE}, come from the conditions whatever the basis.
 *
 * <p>Pure and safe for any number of threads; allocates nothing, costs a few table look-ups, never
 * fails for any text.
 */
public final class TradeEligibility {
    private static final ConditionTable IQFEED = load(CodeTable.IQFEED, Spelling.HEX_PAIRS);
    private static final ConditionTable LEAN = load(CodeTable.LEAN, Spelling.BIT_MASK);
    private static final ConditionTable TAQ = load(CodeTable.TAQ, Spelling.CHARACTERS);

    private static final int EVERYTHING = TradeUse.VOLUME | TradeUse.LAST | TradeUse.HIGH_LOW;
    private static final int USES = EVERYTHING | TradeUse.EXTENDED_LAST;

    private TradeEligibility() {}

    private static ConditionTable load(CodeTable codes, Spelling spelling) {
        return ConditionTable.parse(spelling, ResourceLines.of(codes.name() + ".conditions"));
    }

    /** What this trade counts for. */
    public static TradeUse of(Trade trade) {
        return of(trade.codes(), trade.basis(), trade.marketCentre(), trade.conditions());
    }

    /** As {@link #of(Trade)}, from the fields that it looks at. */
    public static TradeUse of(
            CodeTable codes, TradeBasis basis, String marketCentre, String conditions) {
        ConditionTable table = table(codes);
        if (table == null) {
            return TradeUse.of(withBasis(basis, EVERYTHING));
        }
        int bits = withBasis(basis, table.effectOf(conditions));
        return TradeUse.of(table.isOffExchange(marketCentre) ? bits | TradeUse.OFF_EXCHANGE : bits);
    }

    private static ConditionTable table(CodeTable codes) {
        return switch (codes) {
            case NONE -> null;
            case IQFEED -> IQFEED;
            case LEAN -> LEAN;
            case TAQ -> TAQ;
        };
    }

    private static int withBasis(TradeBasis basis, int bits) {
        int marks = bits & ~USES;
        return switch (basis) {
            case UNSPECIFIED -> bits;
            case LAST_QUALIFIED -> marks | EVERYTHING;
            case EXTENDED -> marks | TradeUse.VOLUME | TradeUse.EXTENDED_LAST | TradeUse.FORM_T;
            case OTHER -> marks | TradeUse.VOLUME;
        };
    }
}
