package io.groundswell.replay.history;

import java.util.List;

/**
 * What became of a unit, and why.
 *
 * @param unit the unit
 * @param result what became of it
 * @param reason why it is not whole; empty where it is
 * @param scope what else the reason is true of
 * @param notes what a person should know besides, such as how it differs from what was there
 */
record UnitOutcome(
        HistoryUnit unit, UnitResult result, String reason, Scope scope, List<String> notes) {
    /** What a reason is true of. */
    enum Scope {
        /** This unit, and perhaps others of its symbol and kind. */
        UNIT,
        /** Everything of its symbol. */
        SYMBOL,
        /** Everything: it is the connection's. */
        ALL
    }

    /** Keeps a copy. */
    UnitOutcome {
        notes = List.copyOf(notes);
    }

    /** One that is whole. */
    static UnitOutcome whole(HistoryUnit unit, UnitResult result, List<String> notes) {
        return new UnitOutcome(unit, result, "", Scope.UNIT, notes);
    }

    /** One that is not, for a reason of its own. */
    static UnitOutcome not(HistoryUnit unit, UnitResult result, String reason, List<String> notes) {
        return new UnitOutcome(unit, result, reason, Scope.UNIT, notes);
    }
}
