package io.groundswell.replay.imports;

import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.Side;
import io.groundswell.replay.imports.LobsterWindow.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * One side of a LOBSTER book as orders, with the pseudo order of each price among them. Every
 * change is also added to the depth rows, so that rows and state cannot part.
 */
final class LobsterQueues {
    /** What was put right at a price, and why. */
    record Correction(String kind, long price) {}

    private static final int INFERRED = EventFlags.INFERRED;

    private static final class Queue {
        private final Map<Long, Long> sizes = new LinkedHashMap<>();
        private long total;
    }

    private final Side side;
    private final DepthRows rows;
    private final NavigableMap<Long, Queue> queues;

    LobsterQueues(Side side, DepthRows rows) {
        this.side = side;
        this.rows = rows;
        Comparator<Long> bestFirst =
                side == Side.BID ? Comparator.reverseOrder() : Comparator.naturalOrder();
        this.queues = new TreeMap<>(bestFirst);
    }

    /** The id of the order that stands for shares at a price whose orders are not known. */
    static long pseudoId(long price) {
        return -price;
    }

    /** Puts the pseudo order of a price in place without a row, and returns its id. */
    long seed(long price, long size) {
        long id = pseudoId(price);
        put(price, id, size);
        return id;
    }

    /** Shares at a price. */
    long total(long price) {
        Queue queue = queues.get(price);
        return queue == null ? 0 : queue.total;
    }

    /** Shares of an order at a price, 0 where it is not there. */
    long sizeOf(long price, long id) {
        Queue queue = queues.get(price);
        return queue == null ? 0 : queue.sizes.getOrDefault(id, 0L);
    }

    /** A new order. */
    void add(long price, long id, long size) {
        rows.add(DepthAction.ADD, side, price, size, id, 0);
        put(price, id, size);
    }

    /** Takes shares from an order that has them. */
    void take(DepthAction action, long price, long id, long size, int flags) {
        rows.add(action, side, price, size, id, flags);
        put(price, id, -size);
    }

    /**
     * Gives an order more shares, from the pseudo order first, then from the oldest orders: they
     * must have gone while the price was out of sight.
     *
     * @return the shares moved
     */
    long lend(long price, long to, long missing) {
        long left = missing - moveOut(price, pseudoId(price), to, missing);
        List<Long> ids = new ArrayList<>(queues.get(price).sizes.keySet());
        for (Iterator<Long> oldest = ids.iterator(); left > 0 && oldest.hasNext(); ) {
            left -= moveOut(price, oldest.next(), to, left);
        }
        grow(price, to, missing);
        return missing;
    }

    /**
     * Moves shares of an order to the pseudo order of its price.
     *
     * @return the shares moved
     */
    long giveUp(long price, long id, long size) {
        moveOut(price, id, pseudoId(price), size);
        grow(price, pseudoId(price), size);
        return size;
    }

    /**
     * Whether the best levels are these.
     *
     * @param all whether there are no others
     */
    boolean shows(List<Level> truth, boolean all) {
        Iterator<Map.Entry<Long, Queue>> ours = queues.entrySet().iterator();
        for (Level level : truth) {
            if (!ours.hasNext()) {
                return false;
            }
            Map.Entry<Long, Queue> our = ours.next();
            if (our.getKey() != level.price() || our.getValue().total != level.size()) {
                return false;
            }
        }
        return !all || !ours.hasNext();
    }

    /**
     * Makes the best levels these.
     *
     * @param all whether there are no others; else what lies below them stays
     */
    List<Correction> correct(List<Level> truth, boolean all) {
        List<Correction> corrections = new ArrayList<>();
        for (long price : List.copyOf(queues.keySet())) {
            boolean below =
                    truth.isEmpty()
                            || LobsterWindow.isBetter(
                                    side, truth.get(truth.size() - 1).price(), price);
            if (below ? all : !contains(truth, price)) {
                drop(price);
                corrections.add(new Correction(LobsterOrders.GONE, price));
            }
        }
        for (Level level : truth) {
            long price = level.price();
            long ours = total(price);
            if (ours == 0) {
                grow(price, pseudoId(price), level.size());
                corrections.add(new Correction(LobsterOrders.REVEALED, price));
            } else if (ours < level.size()) {
                grow(price, pseudoId(price), level.size() - ours);
                corrections.add(new Correction(LobsterOrders.GREW, price));
            } else if (ours > level.size()) {
                shrink(price, level.size());
                corrections.add(new Correction(LobsterOrders.SHRANK, price));
            }
        }
        return corrections;
    }

    private static boolean contains(List<Level> levels, long price) {
        return levels.stream().anyMatch(level -> level.price() == price);
    }

    private void shrink(long price, long size) {
        long pseudo = sizeOf(price, pseudoId(price));
        long excess = total(price) - size;
        if (pseudo >= excess) {
            DepthAction action = pseudo == excess ? DepthAction.DELETE : DepthAction.REDUCE;
            take(action, price, pseudoId(price), excess, INFERRED);
        } else {
            drop(price);
            grow(price, pseudoId(price), size);
        }
    }

    private void drop(long price) {
        for (Map.Entry<Long, Long> order : List.copyOf(queues.get(price).sizes.entrySet())) {
            take(DepthAction.DELETE, price, order.getKey(), order.getValue(), INFERRED);
        }
    }

    private long moveOut(long price, long from, long to, long atMost) {
        long size = from == to ? 0 : Math.min(sizeOf(price, from), atMost);
        if (size > 0) {
            boolean all = size == sizeOf(price, from);
            take(all ? DepthAction.DELETE : DepthAction.REDUCE, price, from, size, INFERRED);
        }
        return size;
    }

    private void grow(long price, long id, long by) {
        long size = sizeOf(price, id);
        DepthAction action = size == 0 ? DepthAction.ADD : DepthAction.CHANGE;
        rows.add(action, side, price, size + by, id, INFERRED);
        put(price, id, by);
    }

    private void put(long price, long id, long change) {
        Queue queue = queues.computeIfAbsent(price, fresh -> new Queue());
        queue.total += change;
        if (queue.sizes.merge(id, change, Long::sum) == 0) {
            queue.sizes.remove(id);
        }
        if (queue.sizes.isEmpty()) {
            queues.remove(price);
        }
    }
}
