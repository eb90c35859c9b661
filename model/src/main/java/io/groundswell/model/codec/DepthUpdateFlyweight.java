package io.groundswell.model.codec;

import io.groundswell.model.codec.sbe.DepthUpdateMessageDecoder;
import io.groundswell.model.codec.sbe.EventHeaderDecoder;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Topic;
import org.agrona.DirectBuffer;

/**
 * A reused view over the bytes of one {@link DepthUpdate}, for the book's hot loop and for
 * benchmarks; everything that passes between Flink's operators is the record instead.
 *
 * <p>{@link #wrap} accepts exactly the messages that {@link MarketEventDecoder} reads as a depth
 * update, so that no getter can fail after it. Values are as {@link DepthUpdate} and {@link
 * EventHeader} describe them. Neither wrap nor the getters allocate; a name is made a String when
 * it is first asked for, and again only after another name took its place in a table of 8192.
 *
 * <p>Valid until the next wrap or until the bytes change; never keep or pass it on. One thread at a
 * time.
 */
public final class DepthUpdateFlyweight {
    private final MessageReader reader;
    private final DepthUpdateMessageDecoder depth = new DepthUpdateMessageDecoder();
    private EventHeaderDecoder header;
    private int symbolAt;
    private int marketMakerAt;

    /** A view with the given stance towards newer versions. */
    public DepthUpdateFlyweight(NewerVersions newerVersions) {
        this.reader = new MessageReader(newerVersions);
    }

    /**
     * Whether the bytes look like a depth update, by their template id alone: for choosing what to
     * wrap in a mixed stream.
     */
    public static boolean isDepthUpdate(DirectBuffer buffer, int offset, int length) {
        return MessageReader.template(buffer, offset, length)
                == DepthUpdateMessageDecoder.TEMPLATE_ID;
    }

    /**
     * Moves the view over the one depth update that fills the given bytes.
     *
     * @return this
     * @throws UnreadableEventException where the bytes are not exactly one depth update; the view
     *     must not be read then
     */
    public DepthUpdateFlyweight wrap(DirectBuffer buffer, int offset, int length) {
        int template = reader.begin(buffer, offset, length);
        if (template != DepthUpdateMessageDecoder.TEMPLATE_ID) {
            throw new UnreadableEventException("template id " + template + ", not a depth update");
        }
        int block = reader.block(DepthUpdateMessageDecoder.BLOCK_LENGTH);
        depth.wrap(buffer, block, reader.blockLength(), reader.version());
        EventHeaderDecoder times = depth.header();
        if (header != times) {
            header = times;
        }
        symbolAt = reader.skipText(EventHeader.MAX_SYMBOL_LENGTH);
        marketMakerAt = reader.skipText(DepthUpdate.MAX_MARKET_MAKER_LENGTH);
        checkCodes();
        reader.end();
        return this;
    }

    /** How many messages of a newer version were wrapped so far. */
    public long newerVersionCount() {
        return reader.newerCount();
    }

    private void checkCodes() {
        try {
            topic();
            mode();
            action();
            side();
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException(e.getMessage(), e);
        }
        if (priceExponent() > EventHeader.MAX_EXPONENT
                || sizeExponent() > EventHeader.MAX_EXPONENT) {
            throw new UnreadableEventException(
                    "exponents out of 0..18: " + priceExponent() + ", " + sizeExponent());
        }
    }

    /** The order time, nanoseconds since 1970 UTC. */
    public long eventTimeNanos() {
        return header.eventTimeNanos();
    }

    /** What the feed said, nanoseconds since 1970 UTC, or {@link EventHeader#ABSENT}. */
    public long feedTimeNanos() {
        return header.feedTimeNanos();
    }

    /** When it reached us, nanoseconds since 1970 UTC, or {@link EventHeader#ABSENT}. */
    public long receiveTimeNanos() {
        return header.receiveTimeNanos();
    }

    /** Start of the collector run or import, nanoseconds UTC. */
    public long sourceEpoch() {
        return header.sourceEpoch();
    }

    /** Number within epoch, symbol and topic. */
    public long sequence() {
        return header.sequence();
    }

    /** The source's own message number, or 0. */
    public long matchOrder() {
        return header.matchOrder();
    }

    /** Bits of {@link io.groundswell.model.event.EventFlags}. */
    public int flags() {
        return (int) header.flags();
    }

    /** Whether the flag bit of {@link io.groundswell.model.event.EventFlags} is set. */
    public boolean has(int flag) {
        return (flags() & flag) != 0;
    }

    /** The stream it belongs to. */
    public Topic topic() {
        return Topic.ofCode(header.topic());
    }

    /** Prices are in units of 10^-priceExponent. */
    public int priceExponent() {
        return header.priceExponent();
    }

    /** Sizes are in units of 10^-sizeExponent. */
    public int sizeExponent() {
        return header.sizeExponent();
    }

    /** What a row stands for. */
    public DepthMode mode() {
        return DepthMode.ofCode(depth.mode());
    }

    /** What the row asks of the book. */
    public DepthAction action() {
        return DepthAction.ofCode(depth.action());
    }

    /** The side that the row is on. */
    public Side side() {
        return Side.ofCode(depth.side());
    }

    /** The price, or {@link EventHeader#ABSENT} where a delete gives none. */
    public long price() {
        return depth.price();
    }

    /** The size, absolute or a difference as the action says. */
    public long size() {
        return depth.size();
    }

    /** The venue's order id, else 0. */
    public long orderId() {
        return depth.orderId();
    }

    /** The venue's queue priority, unsigned, or {@link EventHeader#ABSENT}. */
    public long priority() {
        return depth.priority();
    }

    /** Orders in the level where the venue tells, else 0. */
    public int orderCount() {
        return depth.orderCount();
    }

    /** The symbol; allocates only for a name that is not in the table. */
    public String symbol() {
        return reader.text(symbolAt);
    }

    /** The market maker's name, or empty; allocates only for a name that is not in the table. */
    public String marketMaker() {
        return reader.text(marketMakerAt);
    }

    /**
     * The market maker's name as one long, first character lowest, as the book packs it; 0 where
     * there is none. Never allocates.
     */
    public long packedMarketMaker() {
        return TextCache.pack(reader.buffer(), marketMakerAt + 1, reader.textLength(marketMakerAt));
    }
}
