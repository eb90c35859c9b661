package io.groundswell.connectors.clickhouse.rows;

import java.util.ArrayList;
import java.util.List;

/** Every table that programs write. */
public final class StoredTables {
    private StoredTables() {}

    /** The layouts of all of them. */
    public static List<RowLayout<?>> all() {
        List<RowLayout<?>> all = new ArrayList<>(MarketTables.all());
        all.add(new BookSnapshotRows());
        all.add(new DataQualityRows());
        all.add(new DeadLetterRows());
        return List.copyOf(all);
    }
}
