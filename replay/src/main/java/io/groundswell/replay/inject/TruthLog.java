package io.groundswell.replay.inject;

import io.groundswell.replay.inject.TruthRow.Deed;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the accumulator did, in order and counted; the first rows are kept. */
final class TruthLog {
    /** Rows kept at most. */
    static final int MAX_ROWS = 200_000;

    private final int priceSign;
    private final List<TruthRow> rows = new ArrayList<>();
    private final Map<Deed, Long> times = new EnumMap<>(Deed.class);
    private final Map<Deed, Long> shares = new EnumMap<>(Deed.class);

    /**
     * An empty log.
     *
     * @param priceSign -1 where prices are told mirrored, else 1
     */
    TruthLog(int priceSign) {
        this.priceSign = priceSign;
    }

    void did(long timeNanos, Deed deed, long price, long size) {
        times.merge(deed, 1L, Long::sum);
        shares.merge(deed, size, Long::sum);
        if (rows.size() < MAX_ROWS) {
            rows.add(new TruthRow(timeNanos, deed, priceSign * price, size));
        }
    }

    long times(Deed deed) {
        return times.getOrDefault(deed, 0L);
    }

    long shares(Deed deed) {
        return shares.getOrDefault(deed, 0L);
    }

    List<TruthRow> rows() {
        return List.copyOf(rows);
    }
}
