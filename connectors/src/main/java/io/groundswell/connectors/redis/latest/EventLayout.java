package io.groundswell.connectors.redis.latest;

import io.groundswell.model.contract.OrderStamp;
import io.groundswell.model.event.MarketEvent;

/** Events, whose place in the order is their own. */
abstract class EventLayout implements LatestLayout<MarketEvent> {
    private static final long serialVersionUID = 1L;

    @Override
    public final String symbolOf(MarketEvent event) {
        return event.header().symbol();
    }

    @Override
    public final OrderStamp stampOf(MarketEvent event) {
        return OrderStamp.of(event.header());
    }

    @Override
    public final boolean knowsReceipt() {
        return true;
    }

    @Override
    public final long receivedNanosOf(MarketEvent event) {
        return event.header().receiveTimeNanos();
    }
}
