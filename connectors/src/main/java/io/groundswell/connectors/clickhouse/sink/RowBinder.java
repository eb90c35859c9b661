package io.groundswell.connectors.clickhouse.sink;

import java.io.Serializable;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Sets the values of a row, numbered from 1 in the order of the table's columns. Prices go in as
 * {@link java.math.BigDecimal}: a double is not the price that it was.
 *
 * @param <T> what a row stands for
 */
@FunctionalInterface
public interface RowBinder<T> extends Serializable {
    /** Sets every column of one row. */
    void bind(PreparedStatement statement, T row) throws SQLException;
}
