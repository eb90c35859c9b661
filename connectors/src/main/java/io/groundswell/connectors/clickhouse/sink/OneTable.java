package io.groundswell.connectors.clickhouse.sink;

import io.groundswell.connectors.clickhouse.rows.RowLayout;
import java.util.List;

/** Every row belongs to the same table, which has one partition. */
record OneTable<T>(RowLayout<T> layout) implements TableChoice<T> {
    private static final long serialVersionUID = 1L;

    @Override
    public RowLayout<T> of(T row) {
        return layout;
    }

    @Override
    public List<RowLayout<T>> all() {
        return List.of(layout);
    }

    @Override
    public int partitionOf(T row) {
        return 0;
    }
}
