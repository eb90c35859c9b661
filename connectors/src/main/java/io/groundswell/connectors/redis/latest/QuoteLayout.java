package io.groundswell.connectors.redis.latest;

import io.groundswell.model.contract.RedisField;
import io.groundswell.model.contract.RedisPart;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import java.util.List;

/** The latest consolidated best bid and offer. */
final class QuoteLayout extends EventLayout {
    private static final long serialVersionUID = 1L;

    @Override
    public RedisPart part() {
        return RedisPart.QUOTE;
    }

    @Override
    public boolean concerns(MarketEvent event) {
        return event instanceof Quote && !event.header().has(EventFlags.RESENT);
    }

    @Override
    public List<String> fieldsOf(MarketEvent event) {
        Quote quote = (Quote) event;
        EventHeader header = quote.header();
        return new Fields()
                .amount(RedisField.BID, quote.bidPrice(), header.priceExponent())
                .amount(RedisField.BID_SIZE, quote.bidSize(), header.sizeExponent())
                .text(RedisField.BID_CENTRE, quote.bidMarketCentre())
                .amount(RedisField.ASK, quote.askPrice(), header.priceExponent())
                .amount(RedisField.ASK_SIZE, quote.askSize(), header.sizeExponent())
                .text(RedisField.ASK_CENTRE, quote.askMarketCentre())
                .name(RedisField.QUOTE_CODES, quote.codes())
                .time(
                        RedisField.QUOTE_TIME,
                        RedisField.QUOTE_TIME_NANOS,
                        Fields.toldTimeNanos(header))
                .list();
    }
}
