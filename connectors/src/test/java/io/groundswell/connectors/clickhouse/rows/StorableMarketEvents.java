package io.groundswell.connectors.clickhouse.rows;

import static io.groundswell.model.event.EventHeader.ABSENT;

import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.MarketEvents;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeCorrection;
import io.groundswell.model.event.UnixNanos;
import net.jqwik.api.Arbitrary;

/**
 * Random events of every kind that is stored, with every number folded into what the tables can
 * hold, the edges of it included.
 */
public final class StorableMarketEvents {
    private static final int PLACES = 8;
    private static final int DIGITS = 18;

    private StorableMarketEvents() {}

    /** Events of all kinds but heartbeats. */
    public static Arbitrary<MarketEvent> any() {
        return MarketEvents.any()
                .filter(event -> !(event instanceof Heartbeat))
                .map(StorableMarketEvents::storable);
    }

    private static MarketEvent storable(MarketEvent wild) {
        EventHeader header = header(wild.header());
        MarketEvent event =
                wild instanceof InstrumentDefined defined
                        ? defined(defined, header)
                        : wild.withHeader(header);
        if (event instanceof DepthUpdate row) {
            return new DepthUpdate(
                    header,
                    row.mode(),
                    row.action(),
                    row.side(),
                    price(row.price(), header),
                    size(row.size(), header),
                    row.orderId(),
                    row.priority(),
                    row.marketMaker(),
                    row.orderCount());
        }
        if (event instanceof Quote quote) {
            return new Quote(
                    header,
                    price(quote.bidPrice(), header),
                    size(quote.bidSize(), header),
                    quote.bidMarketCentre(),
                    price(quote.askPrice(), header),
                    size(quote.askSize(), header),
                    quote.askMarketCentre(),
                    quote.sidesNamed(),
                    quote.codes());
        }
        if (event instanceof Trade trade) {
            return trade(trade, header);
        }
        if (event instanceof TradeCorrection correction) {
            return correction(correction, header);
        }
        if (event instanceof FeedStatus status) {
            return new FeedStatus(
                    header,
                    status.state(),
                    time(status.firstLostNanos()),
                    time(status.lastLostNanos()),
                    status.reason());
        }
        return event instanceof HistoryBar bar ? bar(bar, header) : event;
    }

    private static EventHeader header(EventHeader wild) {
        return new EventHeader(
                wild.symbol(),
                wild.topic(),
                wild.sourceEpoch(),
                Math.max(1, wild.sequence()),
                someTime(wild.eventTimeNanos()),
                time(wild.feedTimeNanos()),
                time(wild.receiveTimeNanos()),
                wild.matchOrder(),
                wild.priceExponent(),
                wild.sizeExponent(),
                wild.flags());
    }

    private static InstrumentDefined defined(InstrumentDefined wild, EventHeader header) {
        Instrument told = wild.instrument();
        return new InstrumentDefined(
                header,
                new Instrument(
                        header.symbol(),
                        told.description(),
                        told.type(),
                        told.calendar(),
                        told.currency(),
                        price(told.tickSize(), header),
                        header.priceExponent(),
                        header.sizeExponent(),
                        told.depth(),
                        told.codes()));
    }

    private static Trade trade(Trade trade, EventHeader header) {
        return new Trade(
                header,
                price(trade.price(), header),
                size(trade.size(), header),
                trade.aggressor(),
                trade.liquidity(),
                trade.basis(),
                trade.codes(),
                trade.marketCentre(),
                trade.conditions(),
                trade.tickId(),
                trade.restingOrderId(),
                volume(trade.totalVolume(), header));
    }

    private static TradeCorrection correction(TradeCorrection told, EventHeader header) {
        return new TradeCorrection(
                header,
                told.kind(),
                told.codes(),
                told.marketCentre(),
                told.tickId(),
                time(told.originalTimeNanos()),
                price(told.originalPrice(), header),
                size(told.originalSize(), header),
                price(told.price(), header),
                size(told.size(), header),
                told.conditions(),
                told.basis());
    }

    private static HistoryBar bar(HistoryBar bar, EventHeader header) {
        return new HistoryBar(
                header,
                bar.unit(),
                bar.length(),
                someTime(bar.beginNanos()),
                price(bar.open(), header),
                price(bar.high(), header),
                price(bar.low(), header),
                price(bar.close(), header),
                volume(bar.volume(), header),
                volume(bar.totalVolume(), header),
                bar.tradeCount(),
                bar.openInterest());
    }

    private static long time(long wild) {
        return wild == ABSENT ? ABSENT : someTime(wild);
    }

    /** The extremes stay extremes: the first and the last moment that can be stored. */
    private static long someTime(long wild) {
        if (wild == Long.MAX_VALUE) {
            return UnixNanos.END - 1;
        }
        return UnixNanos.FIRST + Math.floorMod(wild, UnixNanos.END - UnixNanos.FIRST);
    }

    private static long price(long wild, EventHeader header) {
        return number(wild, header.priceExponent());
    }

    private static long size(long wild, EventHeader header) {
        return number(wild, header.sizeExponent());
    }

    private static long number(long wild, int exponent) {
        if (wild == ABSENT) {
            return ABSENT;
        }
        long end = tens(DIGITS - Math.max(0, PLACES - exponent));
        long folded = wild == Long.MAX_VALUE ? end - 1 : wild % end;
        return volume(folded, exponent);
    }

    private static long volume(long wild, EventHeader header) {
        return volume(wild, header.sizeExponent());
    }

    private static long volume(long wild, int exponent) {
        return wild == ABSENT ? ABSENT : wild - wild % tens(Math.max(0, exponent - PLACES));
    }

    private static long tens(int power) {
        long value = 1;
        for (int i = 0; i < power; i++) {
            value *= 10;
        }
        return value;
    }
}
