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
        long bytes) {}
