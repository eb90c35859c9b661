package io.groundswell.model.codec;

import io.groundswell.model.codec.sbe.BookClearMessageEncoder;
import io.groundswell.model.codec.sbe.DepthUpdateMessageEncoder;
import io.groundswell.model.codec.sbe.EventHeaderEncoder;
import io.groundswell.model.codec.sbe.FeedStatusMessageEncoder;
import io.groundswell.model.codec.sbe.FundamentalsMessageEncoder;
import io.groundswell.model.codec.sbe.HeartbeatMessageEncoder;
import io.groundswell.model.codec.sbe.HistoryBarMessageEncoder;
import io.groundswell.model.codec.sbe.InstrumentDefinedMessageEncoder;
import io.groundswell.model.codec.sbe.MessageHeaderEncoder;
import io.groundswell.model.codec.sbe.QuoteMessageEncoder;
import io.groundswell.model.codec.sbe.SnapshotBeginMessageEncoder;
import io.groundswell.model.codec.sbe.SnapshotEndMessageEncoder;
import io.groundswell.model.codec.sbe.TradeCorrectionMessageEncoder;
import io.groundswell.model.codec.sbe.TradeMessageEncoder;
import io.groundswell.model.codec.sbe.TradingStatusMessageEncoder;
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
import java.nio.ByteOrder;
import org.agrona.MutableDirectBuffer;

/**
 * Writes events as SBE messages of the schema {@code market-events.xml}. Reuses its flyweights and
 * allocates nothing; one thread at a time.
 */
public final class MarketEventEncoder {
    /** No event needs more bytes than this, its message header included. */
    public static final int MAX_ENCODED_LENGTH = 2048;

    /** The schema version written. */
    public static final int SCHEMA_VERSION = MessageHeaderEncoder.SCHEMA_VERSION;

    static final int BIDS = 1;
    static final int ASKS = 2;

    private static final int MAX_ASCII = 0x7f;
    private static final int MAX_OCTET = 0xff;

    private final MessageHeaderEncoder message = new MessageHeaderEncoder();
    private final DepthUpdateMessageEncoder depth = new DepthUpdateMessageEncoder();
    private final QuoteMessageEncoder quote = new QuoteMessageEncoder();
    private final TradeMessageEncoder trade = new TradeMessageEncoder();
    private final TradeCorrectionMessageEncoder correction = new TradeCorrectionMessageEncoder();
    private final SnapshotBeginMessageEncoder begin = new SnapshotBeginMessageEncoder();
    private final SnapshotEndMessageEncoder end = new SnapshotEndMessageEncoder();
    private final BookClearMessageEncoder clear = new BookClearMessageEncoder();
    private final FeedStatusMessageEncoder feed = new FeedStatusMessageEncoder();
    private final TradingStatusMessageEncoder trading = new TradingStatusMessageEncoder();
    private final HeartbeatMessageEncoder heartbeat = new HeartbeatMessageEncoder();
    private final InstrumentDefinedMessageEncoder defined = new InstrumentDefinedMessageEncoder();
    private final FundamentalsMessageEncoder fundamentals = new FundamentalsMessageEncoder();
    private final HistoryBarMessageEncoder bar = new HistoryBarMessageEncoder();

    /**
     * Writes one event.
     *
     * @param buffer has room for {@link #MAX_ENCODED_LENGTH} bytes from {@code offset}, or grows
     * @return the number of bytes written
     * @throws IllegalArgumentException for an event that would not come back as it was: a text that
     *     is not ASCII, a number that does not fit, a heartbeat with a symbol, a definition of
     *     another symbol
     */
    public int encode(MarketEvent event, MutableDirectBuffer buffer, int offset) {
        if (event instanceof DepthUpdate update) {
            return encode(update, buffer, offset);
        }
        if (event instanceof Quote it) {
            return encode(it, buffer, offset);
        }
        if (event instanceof Trade it) {
            return encode(it, buffer, offset);
        }
        if (event instanceof TradeCorrection it) {
            return encode(it, buffer, offset);
        }
        if (event instanceof Heartbeat it) {
            if (!it.symbol().isEmpty()) {
                throw new IllegalArgumentException("heartbeat of a symbol: " + it.symbol());
            }
            heartbeat.wrapAndApplyHeader(buffer, offset, message);
            put(heartbeat.header(), it.header());
            return heartbeat.limit() - offset;
        }
        return encodeRare(event, buffer, offset);
    }

    private int encode(DepthUpdate update, MutableDirectBuffer buffer, int offset) {
        depth.wrapAndApplyHeader(buffer, offset, message);
        put(depth.header(), update.header());
        depth.price(update.price())
                .size(update.size())
                .orderId(update.orderId())
                .priority(update.priority())
                .orderCount(update.orderCount())
                .mode((short) update.mode().code())
                .action((short) update.action().code())
                .side((short) update.side().code());
        int end = putText(buffer, depth.limit(), update.symbol());
        return putText(buffer, end, update.marketMaker()) - offset;
    }

    private int encode(Quote it, MutableDirectBuffer buffer, int offset) {
        quote.wrapAndApplyHeader(buffer, offset, message);
        put(quote.header(), it.header());
        quote.bidPrice(it.bidPrice())
                .bidSize(it.bidSize())
                .askPrice(it.askPrice())
                .askSize(it.askSize())
                .sidesNamed(octet(it.sidesNamed(), "sides named"))
                .codes((short) it.codes().code());
        int end = putText(buffer, quote.limit(), it.symbol());
        end = putText(buffer, end, it.bidMarketCentre());
        return putText(buffer, end, it.askMarketCentre()) - offset;
    }

    private int encode(Trade it, MutableDirectBuffer buffer, int offset) {
        trade.wrapAndApplyHeader(buffer, offset, message);
        put(trade.header(), it.header());
        trade.price(it.price())
                .size(it.size())
                .tickId(it.tickId())
                .restingOrderId(it.restingOrderId())
                .aggressor((short) it.aggressor().code())
                .liquidity((short) it.liquidity().code())
                .basis((short) it.basis().code())
                .codes((short) it.codes().code())
                .totalVolume(it.totalVolume());
        int end = putText(buffer, trade.limit(), it.symbol());
        end = putText(buffer, end, it.marketCentre());
        return putText(buffer, end, it.conditions()) - offset;
    }

    private int encode(TradeCorrection it, MutableDirectBuffer buffer, int offset) {
        correction.wrapAndApplyHeader(buffer, offset, message);
        put(correction.header(), it.header());
        correction
                .tickId(it.tickId())
                .originalTimeNanos(it.originalTimeNanos())
                .originalPrice(it.originalPrice())
                .originalSize(it.originalSize())
                .price(it.price())
                .size(it.size())
                .kind((short) it.kind().code())
                .codes((short) it.codes().code())
                .basis((short) it.basis().code());
        int end = putText(buffer, correction.limit(), it.symbol());
        end = putText(buffer, end, it.marketCentre());
        return putText(buffer, end, it.conditions()) - offset;
    }

    private int encodeRare(MarketEvent event, MutableDirectBuffer buffer, int offset) {
        if (event instanceof SnapshotBegin it) {
            begin.wrapAndApplyHeader(buffer, offset, message);
            put(begin.header(), it.header());
            begin.mode((short) it.mode().code());
            return putText(buffer, begin.limit(), it.symbol()) - offset;
        }
        if (event instanceof SnapshotEnd it) {
            end.wrapAndApplyHeader(buffer, offset, message);
            put(end.header(), it.header());
            end.mode((short) it.mode().code());
            return putText(buffer, end.limit(), it.symbol()) - offset;
        }
        if (event instanceof BookClear it) {
            clear.wrapAndApplyHeader(buffer, offset, message);
            put(clear.header(), it.header());
            clear.sides((short) ((it.bids() ? BIDS : 0) | (it.asks() ? ASKS : 0)));
            return putText(buffer, clear.limit(), it.symbol()) - offset;
        }
        if (event instanceof FeedStatus it) {
            feed.wrapAndApplyHeader(buffer, offset, message);
            put(feed.header(), it.header());
            feed.firstLostNanos(it.firstLostNanos())
                    .lastLostNanos(it.lastLostNanos())
                    .state((short) it.state().code());
            int symbolEnd = putText(buffer, feed.limit(), it.symbol());
            return putText(buffer, symbolEnd, it.reason()) - offset;
        }
        if (event instanceof TradingStatus it) {
            trading.wrapAndApplyHeader(buffer, offset, message);
            put(trading.header(), it.header());
            trading.phase((short) it.phase().code());
            int symbolEnd = putText(buffer, trading.limit(), it.symbol());
            return putText(buffer, symbolEnd, it.reason()) - offset;
        }
        if (event instanceof Fundamentals it) {
            return encode(it, buffer, offset);
        }
        if (event instanceof HistoryBar it) {
            return encode(it, buffer, offset);
        }
        return encode((InstrumentDefined) event, buffer, offset);
    }

    private int encode(Fundamentals it, MutableDirectBuffer buffer, int offset) {
        fundamentals.wrapAndApplyHeader(buffer, offset, message);
        put(fundamentals.header(), it.header());
        fundamentals.codes((short) it.codes().code());
        int symbolEnd = putText(buffer, fundamentals.limit(), it.symbol());
        return putMediumText(buffer, symbolEnd, it.text()) - offset;
    }

    private int encode(HistoryBar it, MutableDirectBuffer buffer, int offset) {
        bar.wrapAndApplyHeader(buffer, offset, message);
        put(bar.header(), it.header());
        bar.beginNanos(it.beginNanos())
                .openPrice(it.open())
                .highPrice(it.high())
                .lowPrice(it.low())
                .closePrice(it.close())
                .volume(it.volume())
                .totalVolume(it.totalVolume())
                .tradeCount(it.tradeCount())
                .openInterest(it.openInterest())
                .length(it.length())
                .unit((short) it.unit().code());
        return putText(buffer, bar.limit(), it.symbol()) - offset;
    }

    private int encode(InstrumentDefined it, MutableDirectBuffer buffer, int offset) {
        Instrument instrument = it.instrument();
        if (!instrument.symbol().equals(it.symbol())) {
            throw new IllegalArgumentException(
                    "definition of " + instrument.symbol() + " in an event of " + it.symbol());
        }
        defined.wrapAndApplyHeader(buffer, offset, message);
        put(defined.header(), it.header());
        defined.tickSize(instrument.tickSize())
                .priceExponent(octet(instrument.priceExponent(), "price exponent"))
                .sizeExponent(octet(instrument.sizeExponent(), "size exponent"))
                .securityType((short) instrument.type().code())
                .depth((short) instrument.depth().code())
                .codes((short) instrument.codes().code());
        int limit = putText(buffer, defined.limit(), it.symbol());
        limit = putText(buffer, limit, instrument.description());
        limit = putText(buffer, limit, instrument.calendar());
        return putText(buffer, limit, instrument.currency()) - offset;
    }

    /** Writes a length byte and ASCII; the records keep these texts below 255 characters. */
    private static int putText(MutableDirectBuffer buffer, int at, String text) {
        buffer.putByte(at, (byte) text.length());
        return putAscii(buffer, at + 1, text);
    }

    private static int putMediumText(MutableDirectBuffer buffer, int at, String text) {
        buffer.putShort(at, (short) text.length(), ByteOrder.LITTLE_ENDIAN);
        return putAscii(buffer, at + Short.BYTES, text);
    }

    private static int putAscii(MutableDirectBuffer buffer, int start, String text) {
        int length = text.length();
        int seen = 0;
        for (int i = 0; i < length; i++) {
            char character = text.charAt(i);
            seen |= character;
            buffer.putByte(start + i, (byte) character);
        }
        if (seen > MAX_ASCII) {
            throw new IllegalArgumentException("text is not ASCII: " + text);
        }
        return start + length;
    }

    private static short octet(int value, String what) {
        if (value < 0 || value > MAX_OCTET) {
            throw new IllegalArgumentException(what + " out of 0..255: " + value);
        }
        return (short) value;
    }

    private static void put(EventHeaderEncoder target, EventHeader header) {
        target.eventTimeNanos(header.eventTimeNanos())
                .feedTimeNanos(header.feedTimeNanos())
                .receiveTimeNanos(header.receiveTimeNanos())
                .sourceEpoch(header.sourceEpoch())
                .sequence(header.sequence())
                .matchOrder(header.matchOrder())
                .flags(header.flags())
                .topic((short) header.topic().code())
                .priceExponent((short) header.priceExponent())
                .sizeExponent((short) header.sizeExponent());
    }
}
