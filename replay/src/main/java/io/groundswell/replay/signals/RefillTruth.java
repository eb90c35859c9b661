package io.groundswell.replay.signals;

import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.replay.imports.LobsterImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Icebergs as order ids give them away: an order is added at the side and price of one that was
 * executed wholly 50 µs to 1 ms before, with the size that one was added with (signals.md D.2).
 */
final class RefillTruth implements Consumer<MarketEvent> {
    private static final long SOONEST_NANOS = 50_000;
    private static final long LATEST_NANOS = 1_000_000;
    private static final int CHAIN = 3;

    private record Resting(Side side, long price, long size, long left, int tranche) {}

    private record Gone(long timeNanos, Side side, long price, long size, int tranche) {}

    private final Map<Long, Resting> orders = new HashMap<>();
    private final List<Gone> gone = new ArrayList<>();
    private final List<Refill> refills = new ArrayList<>();
    private final List<Integer> tranches = new ArrayList<>();

    /** Reads a LOBSTER day order by order. */
    static RefillTruth of(Path messages) throws IOException {
        RefillTruth truth = new RefillTruth();
        LobsterImporter.of(messages, "", LobsterImporter.Rows.ORDERS).importTo(truth, defect -> {});
        return truth;
    }

    @Override
    public void accept(MarketEvent event) {
        if (!(event instanceof DepthUpdate row)) {
            return;
        }
        long id = row.orderId();
        if (row.action() == DepthAction.ADD) {
            int tranche = refilled(row);
            orders.put(id, new Resting(row.side(), row.price(), row.size(), row.size(), tranche));
            return;
        }
        Resting order = orders.get(id);
        if (order == null) {
            return;
        }
        boolean isExecuted = row.action() == DepthAction.EXECUTE;
        boolean takes = isExecuted || row.action() == DepthAction.REDUCE;
        long left = takes ? order.left() - row.size() : 0;
        if (left > 0) {
            orders.put(
                    id,
                    new Resting(order.side(), order.price(), order.size(), left, order.tranche()));
            return;
        }
        orders.remove(id);
        if (isExecuted) {
            gone.add(
                    new Gone(
                            row.eventTimeNanos(),
                            order.side(),
                            order.price(),
                            order.size(),
                            order.tranche()));
        }
    }

    /** Whose next tranche an order is, counted from 1; 0 for nobody's. */
    private int refilled(DepthUpdate row) {
        long now = row.eventTimeNanos();
        gone.removeIf(it -> now - it.timeNanos() > LATEST_NANOS);
        for (int i = 0; i < gone.size(); i++) {
            Gone before = gone.get(i);
            if (before.side() == row.side()
                    && before.price() == row.price()
                    && before.size() == row.size()
                    && now - before.timeNanos() >= SOONEST_NANOS) {
                gone.remove(i);
                refills.add(new Refill(now, row.side() == Side.BID, row.price(), row.size()));
                tranches.add(before.tranche() + 1);
                return before.tranche() + 1;
            }
        }
        return 0;
    }

    /** All of them in the order of time. */
    List<Refill> refills() {
        return List.copyOf(refills);
    }

    /** Those that are at least the third tranche of one iceberg. */
    List<Refill> ofChains() {
        List<Refill> chained = new ArrayList<>();
        for (int i = 0; i < refills.size(); i++) {
            if (tranches.get(i) >= CHAIN - 1) {
                chained.add(refills.get(i));
            }
        }
        return chained;
    }

    /** Shares shown again on a side in (from, to]. */
    long shares(boolean isBid, long fromNanos, long toNanos) {
        return refills.stream()
                .filter(it -> it.isBid() == isBid)
                .filter(it -> it.timeNanos() > fromNanos && it.timeNanos() <= toNanos)
                .mapToLong(Refill::shares)
                .sum();
    }
}
