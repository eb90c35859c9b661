package io.groundswell.connectors.redis.latest;

import io.groundswell.model.contract.RedisField;
import io.groundswell.model.contract.RedisPart;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Trade;
import java.util.List;

/** The latest trade as it was told; not one that was told late, out of history. */
final class LastTradeLayout extends EventLayout {
    private static final long serialVersionUID = 1L;

    @Override
    public RedisPart part() {
        return RedisPart.TRADE;
    }

    @Override
    public boolean concerns(MarketEvent event) {
        return event instanceof Trade
                && !event.header().has(EventFlags.BACKFILLED | EventFlags.RESENT);
    }

    @Override
    public List<String> fieldsOf(MarketEvent event) {
        Trade trade = (Trade) event;
        EventHeader header = trade.header();
        return new Fields()
                .amount(RedisField.LAST, trade.price(), header.priceExponent())
                .amount(RedisField.LAST_SIZE, trade.size(), header.sizeExponent())
                .text(RedisField.LAST_CENTRE, trade.marketCentre())
                .text(RedisField.LAST_CONDITIONS, trade.conditions())
                .name(RedisField.LAST_CODES, trade.codes())
                .name(RedisField.LAST_AGGRESSOR, trade.aggressor())
                .amount(RedisField.VOLUME, trade.totalVolume(), header.sizeExponent())
                .time(
                        RedisField.LAST_TIME,
                        RedisField.LAST_TIME_NANOS,
                        Fields.toldTimeNanos(header))
                .list();
    }
}
