package io.groundswell.connectors.redis.latest;

import io.groundswell.model.contract.OrderStamp;
import io.groundswell.model.contract.RedisField;
import io.groundswell.model.contract.RedisPart;
import java.util.List;

/**
 * A value for tests: a number of a symbol, for a part of a hash or for a stream. The number is its
 * time and all its content.
 */
record Mark(RedisPart part, String symbol, long number) {
    /** What becomes of marks. */
    static final List<LatestLayout<Mark>> LAYOUTS =
            List.of(new Layout(RedisPart.QUOTE), new Layout(RedisPart.TICK));

    static Mark quote(String symbol, long number) {
        return new Mark(RedisPart.QUOTE, symbol, number);
    }

    static Mark tick(String symbol, long number) {
        return new Mark(RedisPart.TICK, symbol, number);
    }

    OrderStamp stamp() {
        return new OrderStamp(number, 0, 0, 0, number);
    }

    LatestCommand command() {
        return new LatestCommand(new Cell(part, symbol), stamp(), new Layout(part).fieldsOf(this));
    }

    /** Only marks of its part concern it. */
    private record Layout(RedisPart part) implements LatestLayout<Mark> {
        @Override
        public boolean concerns(Mark mark) {
            return mark.part() == part;
        }

        @Override
        public String symbolOf(Mark mark) {
            return mark.symbol();
        }

        @Override
        public OrderStamp stampOf(Mark mark) {
            return mark.stamp();
        }

        @Override
        public boolean knowsReceipt() {
            return true;
        }

        /** A second before the clock of the test begins, whatever the number. */
        @Override
        public long receivedNanosOf(Mark mark) {
            return 999_000_000_000L;
        }

        @Override
        public List<String> fieldsOf(Mark mark) {
            Fields fields = new Fields();
            for (RedisField field : part.fields()) {
                fields.number(field, mark.number());
            }
            return fields.list();
        }
    }
}
