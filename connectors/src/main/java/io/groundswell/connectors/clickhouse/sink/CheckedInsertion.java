package io.groundswell.connectors.clickhouse.sink;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.ClickHouseException;
import io.groundswell.connectors.clickhouse.rows.Column;
import io.groundswell.connectors.clickhouse.rows.RowInput;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Inserts blocks whose columns the table is known to have. Those of this release were checked when
 * the sink opened; a block from the state of another release is looked at when it comes, because
 * RowBinary carries no types and a table that has others would store damage.
 */
final class CheckedInsertion implements Insertion {
    private final ClickHouse clickHouse;
    private final Set<Shape> known = new HashSet<>();

    private record Shape(String table, List<Column> columns) {}

    CheckedInsertion(ClickHouse clickHouse, Collection<? extends RowLayout<?>> checked) {
        this.clickHouse = clickHouse;
        checked.forEach(layout -> known.add(new Shape(layout.table(), layout.columns())));
    }

    @Override
    public void insert(Block block) throws ClickHouseException {
        Shape shape = new Shape(block.table(), block.columns());
        if (!known.contains(shape)) {
            check(shape);
            known.add(shape);
        }
        clickHouse.insert(
                block.table(), block.columnNames(), block.compressed(), block.token().toString());
    }

    @Override
    public <R> Set<Object> present(RowLayout<R> layout, List<R> rows) throws ClickHouseException {
        String names = layout.columns().stream().map(Column::name).collect(joining(", "));
        String sql =
                "SELECT " + names + " FROM " + layout.table() + " WHERE " + layout.around(rows);
        Set<Object> wanted = rows.stream().map(layout::key).collect(toSet());
        Set<Object> present = new HashSet<>();
        try (InputStream in = clickHouse.rows(sql, Map.of())) {
            RowInput input = new RowInput(in);
            while (!input.isAtEnd()) {
                Object key = layout.key(layout.read(input));
                if (wanted.contains(key)) {
                    present.add(key);
                }
            }
        } catch (ClickHouseException e) {
            throw e;
        } catch (IOException e) {
            throw e.getCause() instanceof IllegalArgumentException
                    ? ClickHouseException.drift(e.getMessage())
                    : ClickHouseException.of(e);
        }
        return present;
    }

    private void check(Shape shape) throws ClickHouseException {
        Set<Column> there = new HashSet<>();
        for (List<String> row :
                clickHouse.table(
                        "SELECT name, type FROM system.columns WHERE database = '"
                                + clickHouse.database()
                                + "' AND table = '"
                                + shape.table
                                + "'")) {
            there.add(new Column(row.get(0), row.get(1)));
        }
        for (Column column : shape.columns) {
            if (!there.contains(column)) {
                throw ClickHouseException.drift(
                        shape.table + " has no column " + column.name() + " " + column.type());
            }
        }
    }
}
