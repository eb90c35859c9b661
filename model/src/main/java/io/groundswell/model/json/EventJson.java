package io.groundswell.model.json;

import io.groundswell.model.event.BookClear;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.Fundamentals;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.SnapshotBegin;
import io.groundswell.model.event.SnapshotEnd;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeCorrection;
import io.groundswell.model.event.TradingStatus;

/**
 * Events as one JSON object per line, for people and for programs outside: every field, prices and
 * sizes as decimal strings, what is absent as null. Times are nanoseconds UTC as numbers; {@code
 * time} repeats the order time for reading. A field that a later version adds comes last in its
 * line. For output only, nothing here reads it back.
 */
public final class EventJson {
    private final JsonLine line;

    private EventJson(StringBuilder out) {
        this.line = new JsonLine(out);
    }

    /** The event as a line without its end. */
    public static String of(MarketEvent event) {
        StringBuilder out = new StringBuilder(400);
        append(event, out);
        return out.toString();
    }

    /** Appends the event as a line without its end. */
    public static void append(MarketEvent event, StringBuilder out) {
        new EventJson(out).write(event);
    }

    private void write(MarketEvent event) {
        EventHeader header = event.header();
        line.open()
                .text("type", event.getClass().getSimpleName())
                .text("symbol", header.symbol())
                .name("topic", header.topic())
                .number("sourceEpoch", header.sourceEpoch())
                .number("sequence", header.sequence())
                .instant("time", header.eventTimeNanos())
                .number("eventTimeNanos", header.eventTimeNanos())
                .number("feedTimeNanos", header.feedTimeNanos())
                .number("receiveTimeNanos", header.receiveTimeNanos())
                .number("matchOrder", header.matchOrder())
                .number("flags", header.flags());
        body(event, header.priceExponent(), header.sizeExponent());
        line.close();
    }

    private void body(MarketEvent event, int price, int size) {
        if (event instanceof DepthUpdate it) {
            depthUpdate(it, price, size);
        } else if (event instanceof Quote it) {
            quote(it, price, size);
        } else if (event instanceof Trade it) {
            trade(it, price, size);
        } else if (event instanceof TradeCorrection it) {
            correction(it, price, size);
        } else if (event instanceof SnapshotBegin it) {
            line.name("mode", it.mode());
        } else if (event instanceof SnapshotEnd it) {
            line.name("mode", it.mode());
        } else if (event instanceof BookClear it) {
            line.bool("bids", it.bids()).bool("asks", it.asks());
        } else if (event instanceof FeedStatus it) {
            line.name("state", it.state())
                    .number("firstLostNanos", it.firstLostNanos())
                    .number("lastLostNanos", it.lastLostNanos())
                    .text("reason", it.reason());
        } else if (event instanceof TradingStatus it) {
            line.name("phase", it.phase()).text("reason", it.reason());
        } else if (event instanceof InstrumentDefined it) {
            instrument(it.instrument());
        } else if (event instanceof Fundamentals it) {
            line.name("codes", it.codes()).text("text", it.text());
        } else if (event instanceof HistoryBar it) {
            bar(it, price, size);
        } else if (!(event instanceof Heartbeat)) {
            throw new AssertionError("no JSON for " + event.getClass());
        }
    }

    private void depthUpdate(DepthUpdate it, int price, int size) {
        line.name("mode", it.mode())
                .name("action", it.action())
                .name("side", it.side())
                .decimal("price", it.price(), price)
                .decimal("size", it.size(), size)
                .number("orderId", it.orderId())
                .unsigned("priority", it.priority())
                .text("marketMaker", it.marketMaker())
                .number("orderCount", it.orderCount());
    }

    private void quote(Quote it, int price, int size) {
        line.decimal("bidPrice", it.bidPrice(), price)
                .decimal("bidSize", it.bidSize(), size)
                .text("bidMarketCentre", it.bidMarketCentre())
                .decimal("askPrice", it.askPrice(), price)
                .decimal("askSize", it.askSize(), size)
                .text("askMarketCentre", it.askMarketCentre())
                .bool("bidNamed", (it.sidesNamed() & Quote.BID_NAMED) != 0)
                .bool("askNamed", (it.sidesNamed() & Quote.ASK_NAMED) != 0)
                .name("codes", it.codes());
    }

    private void trade(Trade it, int price, int size) {
        line.decimal("price", it.price(), price)
                .decimal("size", it.size(), size)
                .name("aggressor", it.aggressor())
                .name("liquidity", it.liquidity())
                .name("basis", it.basis())
                .name("codes", it.codes())
                .text("marketCentre", it.marketCentre())
                .text("conditions", it.conditions())
                .number("tickId", it.tickId())
                .number("restingOrderId", it.restingOrderId())
                .decimal("totalVolume", it.totalVolume(), size);
    }

    private void correction(TradeCorrection it, int price, int size) {
        line.name("kind", it.kind())
                .name("codes", it.codes())
                .text("marketCentre", it.marketCentre())
                .number("tickId", it.tickId())
                .number("originalTimeNanos", it.originalTimeNanos())
                .decimal("originalPrice", it.originalPrice(), price)
                .decimal("originalSize", it.originalSize(), size)
                .decimal("price", it.price(), price)
                .decimal("size", it.size(), size)
                .text("conditions", it.conditions())
                .name("basis", it.basis());
    }

    private void bar(HistoryBar it, int price, int size) {
        line.name("unit", it.unit())
                .number("length", it.length())
                .number("beginNanos", it.beginNanos())
                .decimal("open", it.open(), price)
                .decimal("high", it.high(), price)
                .decimal("low", it.low(), price)
                .decimal("close", it.close(), price)
                .decimal("volume", it.volume(), size)
                .decimal("totalVolume", it.totalVolume(), size)
                .number("tradeCount", it.tradeCount())
                .number("openInterest", it.openInterest());
    }

    private void instrument(Instrument it) {
        line.text("description", it.description())
                .name("securityType", it.type())
                .text("calendar", it.calendar())
                .text("currency", it.currency())
                .decimal("tickSize", it.tickSize(), it.priceExponent())
                .number("priceExponent", it.priceExponent())
                .number("sizeExponent", it.sizeExponent())
                .name("depth", it.depth())
                .name("codes", it.codes());
    }
}
