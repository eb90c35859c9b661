package io.groundswell.connectors.clickhouse.sink;

import io.groundswell.connectors.clickhouse.rows.Column;
import io.groundswell.connectors.clickhouse.rows.RowInput;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.connectors.clickhouse.rows.RowOutput;
import java.io.IOException;
import java.util.List;

/** Plain numbers as {@link Reading}s, for jobs whose elements need no serializer of their own. */
final class IdLayout implements RowLayout<Long> {
    private static final long serialVersionUID = 1L;

    @Override
    public String table() {
        return Reading.TABLE;
    }

    @Override
    public List<Column> columns() {
        return Reading.LAYOUT.columns();
    }

    @Override
    public void write(Long id, RowOutput out) {
        Reading.LAYOUT.write(Reading.of(id), out);
    }

    @Override
    public Long read(RowInput in) throws IOException {
        return Reading.LAYOUT.read(in).id();
    }
}
