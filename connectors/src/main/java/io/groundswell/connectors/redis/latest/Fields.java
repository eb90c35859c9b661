package io.groundswell.connectors.redis.latest;

import io.groundswell.model.contract.RedisField;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.json.AmountText;
import io.groundswell.model.json.TimeText;
import java.util.ArrayList;
import java.util.List;

/** Names and values in turn. What is absent is an empty text. */
final class Fields {
    private final List<String> all = new ArrayList<>(24);

    Fields text(RedisField field, String value) {
        all.add(field.fieldName());
        all.add(value);
        return this;
    }

    Fields name(RedisField field, Enum<?> value) {
        return text(field, value.name());
    }

    Fields amount(RedisField field, long units, int exponent) {
        return text(field, AmountText.of(units, exponent));
    }

    Fields number(RedisField field, long value) {
        return text(field, value == EventHeader.ABSENT ? "" : Long.toString(value));
    }

    Fields time(RedisField readable, RedisField inNanos, long nanos) {
        return text(readable, TimeText.of(nanos)).number(inNanos, nanos);
    }

    List<String> list() {
        return all;
    }

    /** What the feed said, else the order time. */
    static long toldTimeNanos(EventHeader header) {
        return header.feedTimeNanos() == EventHeader.ABSENT
                ? header.eventTimeNanos()
                : header.feedTimeNanos();
    }
}
