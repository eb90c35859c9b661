package io.groundswell.model.book;

import static io.groundswell.model.event.EventHeader.ABSENT;

import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Topic;

/** Depth rows in few words. */
public final class DepthRows {
    /** A header for tests that look at rows only. */
    public static final EventHeader HEADER =
            new EventHeader("TEST", Topic.L2, 1, 1, 0, ABSENT, ABSENT, 0, 2, 0, 0);

    private DepthRows() {}

    /** A new order, queued by arrival. */
    public static DepthUpdate add(Side side, long id, long price, long size) {
        return DepthUpdate.order(HEADER, DepthAction.ADD, side, price, size, id);
    }

    /** An order that now has this price and size. */
    public static DepthUpdate change(Side side, long id, long price, long size) {
        return DepthUpdate.order(HEADER, DepthAction.CHANGE, side, price, size, id);
    }

    /** Part of an order withdrawn. */
    public static DepthUpdate reduce(Side side, long id, long taken) {
        return DepthUpdate.order(HEADER, DepthAction.REDUCE, side, ABSENT, taken, id);
    }

    /** Part of an order traded. */
    public static DepthUpdate execute(Side side, long id, long taken) {
        return DepthUpdate.order(HEADER, DepthAction.EXECUTE, side, ABSENT, taken, id);
    }

    /** An order gone. */
    public static DepthUpdate delete(Side side, long id) {
        return DepthUpdate.order(HEADER, DepthAction.DELETE, side, ABSENT, 0, id);
    }

    /** The same row with the venue's queue priority. */
    public static DepthUpdate withPriority(DepthUpdate row, long priority) {
        return new DepthUpdate(
                row.header(),
                row.mode(),
                row.action(),
                row.side(),
                row.price(),
                row.size(),
                row.orderId(),
                priority,
                row.marketMaker(),
                row.orderCount());
    }

    /** A price level with its order count. */
    public static DepthUpdate level(
            DepthAction action, Side side, long price, long size, int orders) {
        return new DepthUpdate(
                HEADER, DepthMode.PRICE_LEVEL, action, side, price, size, 0, ABSENT, "", orders);
    }

    /** A market maker's quote. */
    public static DepthUpdate maker(
            DepthAction action, Side side, String name, long price, long size) {
        return DepthUpdate.marketMaker(HEADER, action, side, price, size, name);
    }
}
