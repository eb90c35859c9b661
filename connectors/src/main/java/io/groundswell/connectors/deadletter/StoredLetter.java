package io.groundswell.connectors.deadletter;

import io.groundswell.connectors.clickhouse.rows.DeadLetterRows;
import io.groundswell.model.quality.DeadLetter;
import java.time.Instant;
import java.util.Optional;

/**
 * A letter as its table holds it.
 *
 * @param letter what was refused
 * @param storedAt when it came into the table, to the second
 * @param sentAgainAt when it was sent again; empty while it is open
 * @param version of its row, higher for each later one
 */
record StoredLetter(
        DeadLetter letter, Instant storedAt, Optional<Instant> sentAgainAt, long version) {
    String id() {
        return DeadLetterRows.id(letter.defect());
    }

    boolean isOpen() {
        return sentAgainAt.isEmpty();
    }
}
