package io.groundswell.connectors.clickhouse.sink;

import io.groundswell.connectors.clickhouse.rows.RowLayout;
import java.io.Serializable;
import java.util.List;

/**
 * Which table a row belongs to. No state, so any thread.
 *
 * @param <T> what a row stands for
 */
public interface TableChoice<T> extends Serializable {
    /** The table of a row; one of {@link #all}. */
    RowLayout<T> of(T row);

    /** Every table that rows may belong to. */
    List<RowLayout<T>> all();

    /**
     * A number that two rows of one table share if they lie in the same partition of it, such as
     * the trading date: an insert must not touch too many.
     */
    int partitionOf(T row);

    /** The choice where there is one table, partitioned by nothing. */
    static <T> TableChoice<T> only(RowLayout<T> layout) {
        return new OneTable<>(layout);
    }
}
