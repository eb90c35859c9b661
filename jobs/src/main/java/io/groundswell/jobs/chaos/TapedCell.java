package io.groundswell.jobs.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.groundswell.connectors.redis.latest.LatestPart;
import io.groundswell.jobs.run.RowPrint;
import io.groundswell.model.contract.RedisField;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.agrona.collections.LongHashSet;

/**
 * All values that a cell may ever have, as prints: eight bytes for an order and eight for an order
 * with all its fields, and a few for the sets. Two books of one moment may share an order: either
 * is right. One thread.
 */
final class TapedCell {
    private final RowPrint print = new RowPrint();
    private final LongHashSet orders = new LongHashSet();
    private final LongHashSet wholes = new LongHashSet();
    private final Deque<String> last = new ArrayDeque<>();
    private final int remembered;

    /**
     * A cell without values.
     *
     * @param remembered how many of the last orders are kept as texts
     */
    TapedCell(int remembered) {
        this.remembered = remembered;
    }

    /** Takes the next value, which is not before the last one. */
    void add(LatestPart value) {
        wholes.add(whole(value));
        if (orders.add(order(value))) {
            last.addFirst(value.order());
            if (last.size() > remembered) {
                last.removeLast();
            }
        }
    }

    private long order(LatestPart value) {
        return print.of(value.order().getBytes(UTF_8));
    }

    private long whole(LatestPart value) {
        StringBuilder all = new StringBuilder(value.order());
        for (RedisField field : value.part().fields()) {
            all.append('\0').append(value.text(field));
        }
        return print.of(all.toString().getBytes(UTF_8));
    }

    /** Whether there is a value of that order. */
    boolean knows(LatestPart read) {
        return orders.contains(order(read));
    }

    /** Whether all fields are those of that order. */
    boolean isWhole(LatestPart read) {
        return wholes.contains(whole(read));
    }

    /** The orders of the last values, the newest first. */
    List<String> last() {
        return new ArrayList<>(last);
    }

    /** The order of the last value. */
    String end() {
        return last.getFirst();
    }
}
