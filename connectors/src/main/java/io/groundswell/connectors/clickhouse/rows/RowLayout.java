package io.groundswell.connectors.clickhouse.rows;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/**
 * What the rows of one table are made of. {@link #write} puts the columns in the order of {@link
 * #columns}, {@link #read} takes them in the same order and gives back an equal value. No state, so
 * any thread.
 *
 * @param <T> what a row stands for
 */
public interface RowLayout<T> extends Serializable {
    /** The table, without its database. */
    String table();

    /** Every column that is written, in the order of the bytes. */
    List<Column> columns();

    /** Appends one row. */
    void write(T row, RowOutput out);

    /**
     * What makes two rows one to the table in the end: the columns that it is ordered by. Equal
     * objects for equal keys.
     */
    default Object key(T row) {
        return row;
    }

    /**
     * A condition that holds for all of these rows and for few others, by which a server finds them
     * without looking through the whole table.
     *
     * @param rows at least one; a thousand may make a statement that a server refuses for its
     *     length
     */
    default String around(List<T> rows) {
        return "1";
    }

    /**
     * Takes one row.
     *
     * @throws IOException where the bytes end within it or cannot be a row
     */
    T read(RowInput in) throws IOException;
}
