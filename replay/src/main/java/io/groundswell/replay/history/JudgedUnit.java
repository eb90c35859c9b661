package io.groundswell.replay.history;

import java.util.Optional;

/**
 * A unit of history and what was concluded of it.
 *
 * @param unit the unit
 * @param check the verdict
 * @param evidence what its tape tells; empty where there is none that can be read
 * @param facts what the feed said of it, as far as is known
 * @param source where the tape says its events came from; may be empty
 * @param bytes the size of the tape; 0 where there is none
 */
record JudgedUnit(
        HistoryUnit unit,
        DayCheck check,
        Optional<DayEvidence> evidence,
        DayFacts facts,
        String source,
        long bytes) {
    /**
     * Whether nothing that could be asked of the feed would change the verdict: it is whole, and
     * that is proven, or the feed was asked after the last row and has no more. Of dates that the
     * calendar does not reach only the latter can be.
     */
    boolean isSettled() {
        return check.state().isWhole() && (check.isVerified() || facts.noMore());
    }
}
