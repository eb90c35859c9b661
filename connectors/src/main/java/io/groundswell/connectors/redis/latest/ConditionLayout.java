package io.groundswell.connectors.redis.latest;

import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.contract.RedisField;
import io.groundswell.model.contract.RedisPart;
import java.util.List;

/** Whether the latest order book can be relied on. Each snapshot says so. */
final class ConditionLayout extends SnapshotLayout {
    private static final long serialVersionUID = 1L;

    @Override
    public RedisPart part() {
        return RedisPart.CONDITION;
    }

    @Override
    public List<String> fieldsOf(BookSnapshot snapshot) {
        return new Fields()
                .text(RedisField.TRUSTED, Boolean.toString(snapshot.trust().isTrusted()))
                .name(RedisField.TRUST, snapshot.trust().reason())
                .time(
                        RedisField.TRUST_SINCE,
                        RedisField.TRUST_SINCE_NANOS,
                        snapshot.trust().sinceNanos())
                .name(RedisField.CROSS, snapshot.cross())
                .list();
    }
}
