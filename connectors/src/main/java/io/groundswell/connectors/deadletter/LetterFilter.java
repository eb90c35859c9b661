package io.groundswell.connectors.deadletter;

import io.groundswell.connectors.clickhouse.rows.SqlText;
import io.groundswell.model.quality.DefectReason;
import java.time.Instant;
import java.util.Optional;

/**
 * Which letters are looked at.
 *
 * @param symbol only those of this symbol
 * @param reason only those refused for this reason
 * @param since only those stored then or later
 */
record LetterFilter(
        Optional<String> symbol, Optional<DefectReason> reason, Optional<Instant> since) {
    /** A condition of SQL. */
    String condition() {
        return "1"
                + symbol.map(it -> " AND symbol = " + SqlText.literal(it)).orElse("")
                + reason.map(it -> " AND reason = " + SqlText.literal(it.name())).orElse("")
                + since.map(it -> " AND inserted_at >= toDateTime(" + seconds(it) + ", 'UTC')")
                        .orElse("");
    }

    /** What a DateTime of the server holds. */
    private static long seconds(Instant moment) {
        return Math.min(Math.max(moment.getEpochSecond(), 0), 0xFFFF_FFFFL);
    }
}
