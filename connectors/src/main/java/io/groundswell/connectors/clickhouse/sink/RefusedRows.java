package io.groundswell.connectors.clickhouse.sink;

import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.model.quality.DeadLetter;
import java.io.Serializable;

/**
 * What becomes of rows that ClickHouse does not take even alone. No state, so any thread.
 *
 * @param <T> what a row stands for
 */
public interface RefusedRows<T> extends Serializable {
    /**
     * A row as a dead letter, with bytes that it can be made of again.
     *
     * @param table the table that refuses it
     * @param reason what the server said
     */
    DeadLetter letter(T row, String table, String reason);

    /** The table of dead letters. */
    RowLayout<DeadLetter> layout();
}
