package io.groundswell.connectors.iqfeed.lookup;

import io.groundswell.connectors.iqfeed.wire.LookupMessage.ListRow;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Keeps the rows of a list in memory, up to a limit. One thread at a time. */
public final class ListedRows implements ReplySink {
    private final int most;
    private final List<ListRow> rows = new ArrayList<>();

    /**
     * No rows yet.
     *
     * @param most an answer that has more is given up
     */
    public ListedRows(int most) {
        this.most = most;
    }

    @Override
    public void begin(String version) {
        rows.clear();
    }

    @Override
    public void row(byte[] bytes, int from, int to, WireMessage message) throws IOException {
        if (rows.size() == most) {
            throw new IOException("more than " + most + " rows: narrow the search");
        }
        if (message instanceof ListRow row) {
            rows.add(row);
        }
    }

    /** The rows of the last attempt. */
    public List<ListRow> rows() {
        return List.copyOf(rows);
    }
}
