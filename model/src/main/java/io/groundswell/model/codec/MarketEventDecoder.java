package io.groundswell.model.codec;

import io.groundswell.model.codec.sbe.BookClearMessageDecoder;
import io.groundswell.model.codec.sbe.DepthUpdateMessageDecoder;
import io.groundswell.model.codec.sbe.FeedStatusMessageDecoder;
import io.groundswell.model.codec.sbe.FundamentalsMessageDecoder;
import io.groundswell.model.codec.sbe.HeartbeatMessageDecoder;
import io.groundswell.model.codec.sbe.HistoryBarMessageDecoder;
import io.groundswell.model.codec.sbe.InstrumentDefinedMessageDecoder;
import io.groundswell.model.codec.sbe.QuoteMessageDecoder;
import io.groundswell.model.codec.sbe.SnapshotBeginMessageDecoder;
import io.groundswell.model.codec.sbe.SnapshotEndMessageDecoder;
import io.groundswell.model.codec.sbe.TradeCorrectionMessageDecoder;
import io.groundswell.model.codec.sbe.TradeMessageDecoder;
import io.groundswell.model.codec.sbe.TradingStatusMessageDecoder;
import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.BarUnit;
import io.groundswell.model.event.BookClear;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.CorrectionKind;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.Fundamentals;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.SnapshotBegin;
import io.groundswell.model.event.SnapshotEnd;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.model.event.TradeCorrection;
import io.groundswell.model.event.TradingPhase;
import io.groundswell.model.event.TradingStatus;
import org.agrona.DirectBuffer;

/**
 * Reads SBE messages of the schema {@code market-events.xml} as events. Checks every length before
 * it reads; texts that repeat (symbols, venues) are shared Strings. One thread at a time.
 */
public final class MarketEventDecoder {
    private static final int VERSION_2 = 2;
    private static final int TRADE_BLOCK_OF_VERSION_1 = 91;
    private static final int CORRECTION_BLOCK_OF_VERSION_1 = 105;

    private final MessageReader reader;
    private final DepthUpdateMessageDecoder depth = new DepthUpdateMessageDecoder();
    private final QuoteMessageDecoder quote = new QuoteMessageDecoder();
    private final TradeMessageDecoder trade = new TradeMessageDecoder();
    private final TradeCorrectionMessageDecoder correction = new TradeCorrectionMessageDecoder();
    private final SnapshotBeginMessageDecoder begin = new SnapshotBeginMessageDecoder();
    private final SnapshotEndMessageDecoder end = new SnapshotEndMessageDecoder();
    private final BookClearMessageDecoder clear = new BookClearMessageDecoder();
    private final FeedStatusMessageDecoder feed = new FeedStatusMessageDecoder();
    private final TradingStatusMessageDecoder trading = new TradingStatusMessageDecoder();
    private final HeartbeatMessageDecoder heartbeat = new HeartbeatMessageDecoder();
    private final InstrumentDefinedMessageDecoder defined = new InstrumentDefinedMessageDecoder();
    private final FundamentalsMessageDecoder fundamentals = new FundamentalsMessageDecoder();
    private final HistoryBarMessageDecoder bar = new HistoryBarMessageDecoder();

    /** A decoder with the given stance towards newer versions. */
    public MarketEventDecoder(NewerVersions newerVersions) {
        this.reader = new MessageReader(newerVersions);
    }

    /**
     * Reads the one event that fills the given bytes.
     *
     * @throws UnreadableEventException where the bytes are not exactly one event of this schema
     */
    public MarketEvent decode(DirectBuffer buffer, int offset, int length) {
        int template = reader.begin(buffer, offset, length);
        try {
            MarketEvent event =
                    switch (template) {
                        case DepthUpdateMessageDecoder.TEMPLATE_ID -> depthUpdate();
                        case QuoteMessageDecoder.TEMPLATE_ID -> quote();
                        case TradeMessageDecoder.TEMPLATE_ID -> trade();
                        case TradeCorrectionMessageDecoder.TEMPLATE_ID -> tradeCorrection();
                        case SnapshotBeginMessageDecoder.TEMPLATE_ID -> snapshotBegin();
                        case SnapshotEndMessageDecoder.TEMPLATE_ID -> snapshotEnd();
                        case BookClearMessageDecoder.TEMPLATE_ID -> bookClear();
                        case FeedStatusMessageDecoder.TEMPLATE_ID -> feedStatus();
                        case TradingStatusMessageDecoder.TEMPLATE_ID -> tradingStatus();
                        case HeartbeatMessageDecoder.TEMPLATE_ID -> heartbeat();
                        case InstrumentDefinedMessageDecoder.TEMPLATE_ID -> instrumentDefined();
                        case FundamentalsMessageDecoder.TEMPLATE_ID -> fundamentals();
                        case HistoryBarMessageDecoder.TEMPLATE_ID -> historyBar();
                        default -> throw new UnreadableEventException("template id " + template);
                    };
            reader.end();
            return event;
        } catch (IllegalArgumentException e) {
            throw new UnreadableEventException(e.getMessage(), e);
        }
    }

    /** How many messages of a newer version were read so far. */
    public long newerVersionCount() {
        return reader.newerCount();
    }

    private DepthUpdate depthUpdate() {
        int block = reader.block(DepthUpdateMessageDecoder.BLOCK_LENGTH);
        depth.wrap(reader.buffer(), block, reader.blockLength(), reader.version());
        EventHeader header = MessageReader.header(depth.header(), reader.nextText());
        return new DepthUpdate(
                header,
                DepthMode.ofCode(depth.mode()),
                DepthAction.ofCode(depth.action()),
                Side.ofCode(depth.side()),
                depth.price(),
                depth.size(),
                depth.orderId(),
                depth.priority(),
                reader.nextText(),
                depth.orderCount());
    }

    private Quote quote() {
        int block = reader.block(QuoteMessageDecoder.BLOCK_LENGTH);
        quote.wrap(reader.buffer(), block, reader.blockLength(), reader.version());
        EventHeader header = MessageReader.header(quote.header(), reader.nextText());
        return new Quote(
                header,
                quote.bidPrice(),
                quote.bidSize(),
                reader.nextText(),
                quote.askPrice(),
                quote.askSize(),
                reader.nextText(),
                quote.sidesNamed(),
                CodeTable.ofCode(quote.codes()));
    }

    private Trade trade() {
        int block =
                reader.block(TradeMessageDecoder.BLOCK_LENGTH, VERSION_2, TRADE_BLOCK_OF_VERSION_1);
        trade.wrap(reader.buffer(), block, reader.blockLength(), reader.version());
        EventHeader header = MessageReader.header(trade.header(), reader.nextText());
        return new Trade(
                header,
                trade.price(),
                trade.size(),
                Aggressor.ofCode(trade.aggressor()),
                Liquidity.ofCode(trade.liquidity()),
                TradeBasis.ofCode(trade.basis()),
                CodeTable.ofCode(trade.codes()),
                reader.nextText(),
                reader.nextText(),
                trade.tickId(),
                trade.restingOrderId(),
                // SBE's null, which a version without the field reads as, is our ABSENT.
                trade.totalVolume());
    }

    private TradeCorrection tradeCorrection() {
        int block =
                reader.block(
                        TradeCorrectionMessageDecoder.BLOCK_LENGTH,
                        VERSION_2,
                        CORRECTION_BLOCK_OF_VERSION_1);
        correction.wrap(reader.buffer(), block, reader.blockLength(), reader.version());
        EventHeader header = MessageReader.header(correction.header(), reader.nextText());
        return new TradeCorrection(
                header,
                CorrectionKind.ofCode(correction.kind()),
                CodeTable.ofCode(correction.codes()),
                reader.nextText(),
                correction.tickId(),
                correction.originalTimeNanos(),
                correction.originalPrice(),
                correction.originalSize(),
                correction.price(),
                correction.size(),
                reader.nextText(),
                reader.version() < VERSION_2
                        ? TradeBasis.UNSPECIFIED
                        : TradeBasis.ofCode(correction.basis()));
    }

    private SnapshotBegin snapshotBegin() {
        int block = reader.block(SnapshotBeginMessageDecoder.BLOCK_LENGTH);
        begin.wrap(reader.buffer(), block, reader.blockLength(), reader.version());
        EventHeader header = MessageReader.header(begin.header(), reader.nextText());
        return new SnapshotBegin(header, DepthMode.ofCode(begin.mode()));
    }

    private SnapshotEnd snapshotEnd() {
        int block = reader.block(SnapshotEndMessageDecoder.BLOCK_LENGTH);
        end.wrap(reader.buffer(), block, reader.blockLength(), reader.version());
        EventHeader header = MessageReader.header(end.header(), reader.nextText());
        return new SnapshotEnd(header, DepthMode.ofCode(end.mode()));
    }

    private BookClear bookClear() {
        int block = reader.block(BookClearMessageDecoder.BLOCK_LENGTH);
        clear.wrap(reader.buffer(), block, reader.blockLength(), reader.version());
        EventHeader header = MessageReader.header(clear.header(), reader.nextText());
        int sides = clear.sides();
        if ((sides & ~(MarketEventEncoder.BIDS | MarketEventEncoder.ASKS)) != 0) {
            throw new UnreadableEventException("sides " + sides);
        }
        return new BookClear(
                header,
                (sides & MarketEventEncoder.BIDS) != 0,
                (sides & MarketEventEncoder.ASKS) != 0);
    }

    private FeedStatus feedStatus() {
        int block = reader.block(FeedStatusMessageDecoder.BLOCK_LENGTH);
        feed.wrap(reader.buffer(), block, reader.blockLength(), reader.version());
        EventHeader header = MessageReader.header(feed.header(), reader.nextText());
        return new FeedStatus(
                header,
                FeedState.ofCode(feed.state()),
                feed.firstLostNanos(),
                feed.lastLostNanos(),
                reader.nextText());
    }

    private TradingStatus tradingStatus() {
        int block = reader.block(TradingStatusMessageDecoder.BLOCK_LENGTH);
        trading.wrap(reader.buffer(), block, reader.blockLength(), reader.version());
        EventHeader header = MessageReader.header(trading.header(), reader.nextText());
        return new TradingStatus(header, TradingPhase.ofCode(trading.phase()), reader.nextText());
    }

    private Heartbeat heartbeat() {
        int block = reader.block(HeartbeatMessageDecoder.BLOCK_LENGTH);
        heartbeat.wrap(reader.buffer(), block, reader.blockLength(), reader.version());
        return new Heartbeat(MessageReader.header(heartbeat.header(), ""));
    }

    private InstrumentDefined instrumentDefined() {
        int block = reader.block(InstrumentDefinedMessageDecoder.BLOCK_LENGTH);
        defined.wrap(reader.buffer(), block, reader.blockLength(), reader.version());
        EventHeader header = MessageReader.header(defined.header(), reader.nextText());
        Instrument instrument =
                new Instrument(
                        header.symbol(),
                        reader.nextText(),
                        SecurityType.ofCode(defined.securityType()),
                        reader.nextText(),
                        reader.nextText(),
                        defined.tickSize(),
                        defined.priceExponent(),
                        defined.sizeExponent(),
                        DepthMode.ofCode(defined.depth()),
                        CodeTable.ofCode(defined.codes()));
        return new InstrumentDefined(header, instrument);
    }

    private Fundamentals fundamentals() {
        reader.expectSince(VERSION_2);
        int block = reader.block(FundamentalsMessageDecoder.BLOCK_LENGTH);
        fundamentals.wrap(reader.buffer(), block, reader.blockLength(), reader.version());
        EventHeader header = MessageReader.header(fundamentals.header(), reader.nextText());
        return new Fundamentals(
                header, CodeTable.ofCode(fundamentals.codes()), reader.nextMediumText());
    }

    private HistoryBar historyBar() {
        reader.expectSince(VERSION_2);
        int block = reader.block(HistoryBarMessageDecoder.BLOCK_LENGTH);
        bar.wrap(reader.buffer(), block, reader.blockLength(), reader.version());
        EventHeader header = MessageReader.header(bar.header(), reader.nextText());
        return new HistoryBar(
                header,
                BarUnit.ofCode(bar.unit()),
                bar.length(),
                bar.beginNanos(),
                bar.openPrice(),
                bar.highPrice(),
                bar.lowPrice(),
                bar.closePrice(),
                bar.volume(),
                bar.totalVolume(),
                bar.tradeCount(),
                bar.openInterest());
    }
}
