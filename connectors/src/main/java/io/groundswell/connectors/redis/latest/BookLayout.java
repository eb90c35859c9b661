package io.groundswell.connectors.redis.latest;

import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.contract.RedisField;
import io.groundswell.model.contract.RedisPart;
import io.groundswell.model.json.BookJson;
import java.util.List;

/** The latest order book, in one piece. */
final class BookLayout extends SnapshotLayout {
    private static final long serialVersionUID = 1L;

    @Override
    public RedisPart part() {
        return RedisPart.BOOK;
    }

    @Override
    public List<String> fieldsOf(BookSnapshot snapshot) {
        return new Fields().text(RedisField.BOOK, new BookJson().of(snapshot)).list();
    }
}
