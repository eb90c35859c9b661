package io.groundswell.connectors.redis.latest;

import io.groundswell.model.contract.OrderStamp;
import io.groundswell.model.event.EventHeader;

/**
 * A value that is to be sent, or is on its way. It becomes text when it must, which most never do.
 */
final class Waiting<T> {
    private final OrderStamp stamp;
    private final long receivedNanos;
    private final long shownNanos;
    private LatestLayout<T> layout;
    private T value;
    private LatestCommand command;

    /**
     * A new value.
     *
     * @param shownNanos when it came to the sink, nanoseconds since 1970
     */
    Waiting(LatestLayout<T> layout, T value, long shownNanos) {
        this.stamp = layout.stampOf(value);
        this.receivedNanos = layout.receivedNanosOf(value);
        this.shownNanos = shownNanos;
        this.layout = layout;
        this.value = value;
    }

    /** What was sent before, or by another writer, and has no times any more. */
    Waiting(LatestCommand command) {
        this.stamp = command.stamp();
        this.receivedNanos = EventHeader.ABSENT;
        this.shownNanos = EventHeader.ABSENT;
        this.command = command;
    }

    OrderStamp stamp() {
        return stamp;
    }

    /** When it was received, nanoseconds since 1970, or ABSENT. */
    long receivedNanos() {
        return receivedNanos;
    }

    /** When it came to the sink, nanoseconds since 1970, or ABSENT. */
    long shownNanos() {
        return shownNanos;
    }

    LatestCommand command(Cell cell) {
        if (command == null) {
            command = new LatestCommand(cell, stamp, layout.fieldsOf(value));
            layout = null;
            value = null;
        }
        return command;
    }

    /** The command of a value that is on its way, or was. */
    LatestCommand command() {
        return command;
    }
}
