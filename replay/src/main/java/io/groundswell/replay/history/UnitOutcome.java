package io.groundswell.replay.history;

import java.util.List;

/**
 * What became of a unit, and why.
 *
 * @param unit the unit
 * @param result what became of it
 * @param reason why it is not whole; empty where it is
 * @param isOfAll whether the reason is of the connection and not of this symbol
 * @param notes what a person should know besides, such as how it differs from what was there
 */
record UnitOutcome(
        HistoryUnit unit, UnitResult result, String reason, boolean isOfAll, List<String> notes) {
    /** Keeps a copy. */
    UnitOutcome {
        notes = List.copyOf(notes);
    }

    /** One that is whole. */
    static UnitOutcome whole(HistoryUnit unit, UnitResult result, List<String> notes) {
        return new UnitOutcome(unit, result, "", false, notes);
    }

    /** One that is not, for a reason of this symbol. */
    static UnitOutcome not(HistoryUnit unit, UnitResult result, String reason, List<String> notes) {
        return new UnitOutcome(unit, result, reason, false, notes);
    }
}
