package io.groundswell.replay.imports;

import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.Frontier;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.model.quality.DefectReason;

/** Turns the lines of a capture into events: depth, quotes and trades. */
final class BinanceStreams {
    static final String BEFORE_ANY_TIME = "messages before the first that has a time, dropped";

    private static final String USUAL_ORDER_TYPE = "MARKET";
    private static final int BOTH = Quote.BID_NAMED | Quote.ASK_NAMED;

    private final ImportRun run;
    private final BinanceMessage message;
    private final BinanceDepth depth;
    private BinanceSnapshot heldSnapshot;
    private Quote lastQuote;
    private long lastTradeId = EventHeader.ABSENT;
    private long lastTradeNanos = EventHeader.ABSENT;

    BinanceStreams(ImportRun run, int exponent) {
        this.run = run;
        this.message = new BinanceMessage(exponent);
        this.depth = new BinanceDepth(run);
    }

    void take(ByteLines line) {
        message.read(line);
        switch (message.kind()) {
            case MALFORMED ->
                    run.defect(
                            DefectReason.MALFORMED,
                            line,
                            EventHeader.ABSENT,
                            "not a line of a Binance capture");
            case TOO_FINE ->
                    run.defect(
                            DefectReason.PRECISION,
                            line,
                            message.feedNanos(),
                            "price or size finer than the instrument");
            case OTHER -> run.note("messages of other streams, passed over", 1);
            default -> takeTimed(line);
        }
    }

    /** Ends the recording. */
    void finish() {
        run.note(BEFORE_ANY_TIME, heldSnapshot == null ? 0 : 1);
        depth.finish();
    }

    private void takeTimed(ByteLines line) {
        long feed = message.feedNanos();
        long receive = message.receiveNanos();
        if (!Frontier.isPlausible(feed, receive)) {
            run.defect(DefectReason.IMPLAUSIBLE_TIME, line, feed, "sent after it was received");
        }
        run.begin(feed, receive, Topic.TICKS, Topic.L2, Topic.L1S);
        if (!run.hasBegun()) {
            holdBack();
            return;
        }
        if (heldSnapshot != null) {
            depth.snapshot(heldSnapshot);
            heldSnapshot = null;
        }
        switch (message.kind()) {
            case DIFF -> depth.diff(message.diff());
            case SNAPSHOT -> depth.snapshot(message.snapshot());
            case BOOK_TICKER -> tellQuote(feed, receive);
            default -> tellTrade(line, feed, receive);
        }
    }

    /** Nothing can be placed before a first time is known; a snapshot waits for it. */
    private void holdBack() {
        if (message.kind() == BinanceMessage.Kind.SNAPSHOT) {
            run.note(BEFORE_ANY_TIME, heldSnapshot == null ? 0 : 1);
            heldSnapshot = message.snapshot();
        } else {
            run.note(BEFORE_ANY_TIME, 1);
        }
    }

    private void tellQuote(long feed, long receive) {
        EventHeader header = run.header(Topic.L1S, feed, receive, 0, 0);
        Quote quote =
                new Quote(
                        header,
                        message.bidPrice(),
                        message.bidSize(),
                        "",
                        message.askPrice(),
                        message.askSize(),
                        "",
                        changedSides(),
                        CodeTable.NONE);
        lastQuote = quote;
        run.emit(quote);
    }

    private int changedSides() {
        if (lastQuote == null) {
            return BOTH;
        }
        boolean bid =
                message.bidPrice() != lastQuote.bidPrice()
                        || message.bidSize() != lastQuote.bidSize();
        boolean ask =
                message.askPrice() != lastQuote.askPrice()
                        || message.askSize() != lastQuote.askSize();
        int named = (bid ? Quote.BID_NAMED : 0) | (ask ? Quote.ASK_NAMED : 0);
        return named == 0 ? BOTH : named;
    }

    private void tellTrade(ByteLines line, long feed, long receive) {
        long id = message.tradeId();
        if (id != EventHeader.ABSENT && lastTradeId != EventHeader.ABSENT) {
            if (id <= lastTradeId) {
                run.defect(DefectReason.DUPLICATE, line, feed, "trade " + id + " again");
                return;
            }
            if (id > lastTradeId + 1) {
                tellTradeGap(id, feed, receive);
            }
        }
        boolean usual = message.orderType().equals(USUAL_ORDER_TYPE);
        EventHeader header = run.header(Topic.TICKS, feed, receive, 0, 0);
        lastTradeId = id;
        lastTradeNanos = header.eventTimeNanos();
        run.emit(
                new Trade(
                        header,
                        message.tradePrice(),
                        message.tradeSize(),
                        message.buyerIsMaker() ? Aggressor.SELLER : Aggressor.BUYER,
                        Liquidity.UNKNOWN,
                        TradeBasis.UNSPECIFIED,
                        CodeTable.NONE,
                        "",
                        usual ? "" : clipped(message.orderType()),
                        id,
                        0,
                        EventHeader.ABSENT));
    }

    private void tellTradeGap(long id, long feed, long receive) {
        EventHeader header = run.header(Topic.TICKS, feed, receive, 0, 0);
        run.note("gaps in the trade numbers", 1);
        run.emit(
                new FeedStatus(
                        header,
                        FeedState.GAP,
                        lastTradeNanos,
                        header.eventTimeNanos(),
                        "trades " + (lastTradeId + 1) + " to " + (id - 1)));
    }

    private static String clipped(String text) {
        return text.length() <= Trade.MAX_CONDITIONS_LENGTH
                ? text
                : text.substring(0, Trade.MAX_CONDITIONS_LENGTH);
    }
}
