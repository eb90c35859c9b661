package io.groundswell.connectors.clickhouse.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Rows written and read back without a server. */
final class Rows {
    private Rows() {}

    /** What comes out of a row's bytes, of which none may be left. */
    static <T> T readBack(RowLayout<T> layout, T row) throws IOException {
        RowOutput out = new RowOutput(1);
        layout.write(row, out);
        RowInput in = new RowInput(new ByteArrayInputStream(out.toByteArray()));
        T back = layout.read(in);
        assertThat(in.isAtEnd()).isTrue();
        return back;
    }
}
