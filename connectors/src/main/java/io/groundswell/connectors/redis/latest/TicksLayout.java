package io.groundswell.connectors.redis.latest;

import io.groundswell.model.contract.RedisField;
import io.groundswell.model.contract.RedisPart;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Trade;
import java.util.List;

/** Each trade, as it was told, with its identity. */
final class TicksLayout extends EventLayout {
    private static final long serialVersionUID = 1L;

    @Override
    public RedisPart part() {
        return RedisPart.TICK;
    }

    @Override
    public boolean concerns(MarketEvent event) {
        return event instanceof Trade && !event.header().has(EventFlags.RESENT);
    }

    @Override
    public List<String> fieldsOf(MarketEvent event) {
        Trade trade = (Trade) event;
        EventHeader header = trade.header();
        return new Fields()
                .amount(RedisField.PRICE, trade.price(), header.priceExponent())
                .amount(RedisField.SIZE, trade.size(), header.sizeExponent())
                .name(RedisField.AGGRESSOR, trade.aggressor())
                .name(RedisField.BASIS, trade.basis())
                .name(RedisField.CODES, trade.codes())
                .text(RedisField.CENTRE, trade.marketCentre())
                .text(RedisField.CONDITIONS, trade.conditions())
                .number(RedisField.TICK_ID, trade.tickId())
                .amount(RedisField.TOTAL_VOLUME, trade.totalVolume(), header.sizeExponent())
                .number(RedisField.TIME_NANOS, Fields.toldTimeNanos(header))
                .number(RedisField.EVENT_TIME_NANOS, header.eventTimeNanos())
                .number(RedisField.SOURCE_EPOCH, header.sourceEpoch())
                .number(RedisField.SEQUENCE, header.sequence())
                .number(RedisField.FLAGS, header.flags())
                .list();
    }
}
