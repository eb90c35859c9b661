package io.groundswell.connectors.clickhouse.sink;

import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.model.quality.DeadLetter;

/** Refused numbers as refused {@link Reading}s. */
final class RefusedIds implements RefusedRows<Long> {
    private static final long serialVersionUID = 1L;
    private final Refusals refusals = new Refusals();

    @Override
    public DeadLetter letter(Long id, String table, String reason) {
        return refusals.letter(Reading.of(id), table, reason);
    }

    @Override
    public RowLayout<DeadLetter> layout() {
        return refusals.layout();
    }
}
