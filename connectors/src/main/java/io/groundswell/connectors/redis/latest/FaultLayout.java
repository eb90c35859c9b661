package io.groundswell.connectors.redis.latest;

import io.groundswell.model.book.BookFault;
import io.groundswell.model.book.FaultKind;
import io.groundswell.model.contract.OrderStamp;
import io.groundswell.model.contract.RedisField;
import io.groundswell.model.contract.RedisPart;
import java.util.List;

/** The last fault of an order book. */
final class FaultLayout implements LatestLayout<BookFault> {
    private static final long serialVersionUID = 1L;

    @Override
    public RedisPart part() {
        return RedisPart.FAULT;
    }

    @Override
    public boolean concerns(BookFault fault) {
        return true;
    }

    @Override
    public String symbolOf(BookFault fault) {
        return fault.header().symbol();
    }

    /**
     * At one event at most two faults are found: that the book was crossed for too long before it,
     * and then what is wrong with the event.
     */
    @Override
    public OrderStamp stampOf(BookFault fault) {
        int second = fault.kind() == FaultKind.CROSSED ? 0 : 1;
        return OrderStamp.ranked(fault.header(), 2 * fault.header().topic().code() + second);
    }

    @Override
    public List<String> fieldsOf(BookFault fault) {
        return new Fields()
                .name(RedisField.FAULT, fault.kind())
                .text(RedisField.FAULT_DETAIL, fault.detail())
                .time(
                        RedisField.FAULT_TIME,
                        RedisField.FAULT_TIME_NANOS,
                        fault.header().eventTimeNanos())
                .list();
    }
}
