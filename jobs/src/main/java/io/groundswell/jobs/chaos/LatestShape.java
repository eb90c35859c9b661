package io.groundswell.jobs.chaos;

import io.groundswell.connectors.redis.latest.LatestPart;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.SnapshotCause;
import io.groundswell.model.contract.OrderStamp;
import io.groundswell.model.contract.RedisField;
import io.groundswell.model.contract.RedisPart;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Trade;
import io.groundswell.model.json.AmountText;
import io.groundswell.model.json.BookJson;
import io.groundswell.model.json.TimeText;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How a reader of Redis must find an event or a book: every field, written down a second time from
 * what the keys' document promises and not from the code that writes them.
 */
final class LatestShape {
    private final Map<RedisField, String> fields = new EnumMap<>(RedisField.class);

    private LatestShape() {}

    private LatestShape text(RedisField field, String value) {
        fields.put(field, value);
        return this;
    }

    private LatestShape number(RedisField field, long value) {
        return text(field, value == EventHeader.ABSENT ? "" : Long.toString(value));
    }

    private LatestShape price(RedisField field, long units, EventHeader header) {
        return text(field, AmountText.of(units, header.priceExponent()));
    }

    private LatestShape size(RedisField field, long units, EventHeader header) {
        return text(field, AmountText.of(units, header.sizeExponent()));
    }

    private static long toldNanos(EventHeader header) {
        return header.feedTimeNanos() == EventHeader.ABSENT
                ? header.eventTimeNanos()
                : header.feedTimeNanos();
    }

    private LatestPart at(RedisPart part, String order) {
        return new LatestPart(part, order, fields);
    }

    static LatestPart quote(Quote it) {
        EventHeader header = it.header();
        return new LatestShape()
                .price(RedisField.BID, it.bidPrice(), header)
                .size(RedisField.BID_SIZE, it.bidSize(), header)
                .text(RedisField.BID_CENTRE, it.bidMarketCentre())
                .price(RedisField.ASK, it.askPrice(), header)
                .size(RedisField.ASK_SIZE, it.askSize(), header)
                .text(RedisField.ASK_CENTRE, it.askMarketCentre())
                .text(RedisField.QUOTE_CODES, it.codes().name())
                .text(RedisField.QUOTE_TIME, TimeText.of(toldNanos(header)))
                .number(RedisField.QUOTE_TIME_NANOS, toldNanos(header))
                .at(RedisPart.QUOTE, OrderStamp.of(header).text());
    }

    static LatestPart trade(Trade it) {
        EventHeader header = it.header();
        return new LatestShape()
                .price(RedisField.LAST, it.price(), header)
                .size(RedisField.LAST_SIZE, it.size(), header)
                .text(RedisField.LAST_CENTRE, it.marketCentre())
                .text(RedisField.LAST_CONDITIONS, it.conditions())
                .text(RedisField.LAST_CODES, it.codes().name())
                .text(RedisField.LAST_AGGRESSOR, it.aggressor().name())
                .size(RedisField.VOLUME, it.totalVolume(), header)
                .text(RedisField.LAST_TIME, TimeText.of(toldNanos(header)))
                .number(RedisField.LAST_TIME_NANOS, toldNanos(header))
                .at(RedisPart.TRADE, OrderStamp.of(header).text());
    }

    /** The entry of a stream that a trade becomes. */
    static LatestPart entry(Trade it) {
        EventHeader header = it.header();
        return new LatestShape()
                .price(RedisField.PRICE, it.price(), header)
                .size(RedisField.SIZE, it.size(), header)
                .text(RedisField.AGGRESSOR, it.aggressor().name())
                .text(RedisField.BASIS, it.basis().name())
                .text(RedisField.CODES, it.codes().name())
                .text(RedisField.CENTRE, it.marketCentre())
                .text(RedisField.CONDITIONS, it.conditions())
                .number(RedisField.TICK_ID, it.tickId())
                .size(RedisField.TOTAL_VOLUME, it.totalVolume(), header)
                .number(RedisField.TIME_NANOS, toldNanos(header))
                .number(RedisField.EVENT_TIME_NANOS, header.eventTimeNanos())
                .number(RedisField.SOURCE_EPOCH, header.sourceEpoch())
                .number(RedisField.SEQUENCE, header.sequence())
                .number(RedisField.FLAGS, header.flags())
                .at(RedisPart.TICK, OrderStamp.of(header).entryId());
    }

    /** A book, and whether it can be relied on. */
    static List<LatestPart> book(BookSnapshot it) {
        // A grid point's comes after the changes of the same moment; a book knows no epoch.
        int rank = it.cause() == SnapshotCause.GRID ? 1 : 0;
        String order = new OrderStamp(it.timeNanos(), 0, rank, 0, it.sequence()).text();
        return List.of(
                new LatestShape()
                        .text(RedisField.BOOK, new BookJson().of(it))
                        .at(RedisPart.BOOK, order),
                new LatestShape()
                        .text(RedisField.TRUSTED, Boolean.toString(it.trust().isTrusted()))
                        .text(RedisField.TRUST, it.trust().reason().name())
                        .text(RedisField.TRUST_SINCE, TimeText.of(it.trust().sinceNanos()))
                        .number(RedisField.TRUST_SINCE_NANOS, it.trust().sinceNanos())
                        .text(RedisField.CROSS, it.cross().name())
                        .at(RedisPart.CONDITION, order));
    }
}
