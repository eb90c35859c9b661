package io.groundswell.connectors.redis.latest;

import io.groundswell.model.contract.OrderStamp;

/** A value that is still to be sent. It becomes text when it must, which most never do. */
final class Waiting<T> {
    private final OrderStamp stamp;
    private LatestLayout<T> layout;
    private T value;
    private LatestCommand command;

    Waiting(OrderStamp stamp, LatestLayout<T> layout, T value) {
        this.stamp = stamp;
        this.layout = layout;
        this.value = value;
    }

    Waiting(LatestCommand command) {
        this.stamp = command.stamp();
        this.command = command;
    }

    OrderStamp stamp() {
        return stamp;
    }

    LatestCommand command(Cell cell) {
        if (command == null) {
            command = new LatestCommand(cell, stamp, layout.fieldsOf(value));
            layout = null;
            value = null;
        }
        return command;
    }
}
