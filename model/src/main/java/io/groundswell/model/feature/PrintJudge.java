package io.groundswell.model.feature;

import io.groundswell.model.book.OrderBook;
import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.session.TradeEligibility;
import io.groundswell.model.session.TradeUse;
import io.groundswell.model.state.StateReader;
import io.groundswell.model.state.StateWriter;

/**
 * Judges prints against the book that stands when they come: who initiated them, whether what they
 * met was shown, and what became of the level afterwards.
 */
final class PrintJudge implements UntoldPrints.Shown {
    private static final int NOT_OF_FEATURES =
            EventFlags.BACKFILLED | EventFlags.SUMMARY | EventFlags.RESENT;

    private final FeatureOptions options;
    private final HoldTests tests = new HoldTests();
    private final DisplayedOrders sellers = new DisplayedOrders(true);
    private final DisplayedOrders buyers = new DisplayedOrders(false);
    private final RefillWatch bidRefills;
    private final RefillWatch askRefills;
    private final UntoldPrints untold;
    private final long[] sample;

    private FeatureUnits units = FeatureUnits.EQUITY;
    private FeatureOutlet outlet;
    private OrderBook book;
    private long nationalBid;
    private long nationalAsk;
    private long lastPrice;
    private boolean isUptick;

    PrintJudge(FeatureOptions options, long[] sample) {
        this.options = options;
        this.sample = sample;
        bidRefills = new RefillWatch(options.refillNanos());
        askRefills = new RefillWatch(options.refillNanos());
        untold = UntoldPrints.of(options);
    }

    void units(FeatureUnits its) {
        units = its;
    }

    /** Whom evidence goes to, and the book that sizes are looked up in, until the next call. */
    void looksAt(OrderBook its, FeatureOutlet to) {
        book = its;
        outlet = to;
    }

    HoldTests tests() {
        return tests;
    }

    /** The best quotes of all venues, where the feed tells them; zeros where it does not. */
    void quoted(Quote quote) {
        boolean isWhole =
                quote.bidPrice() != EventHeader.ABSENT
                        && quote.askPrice() != EventHeader.ABSENT
                        && quote.bidSize() > 0
                        && quote.askSize() > 0;
        nationalBid = isWhole ? units.price(quote.bidPrice()) : 0;
        nationalAsk = isWhole ? units.price(quote.askPrice()) : 0;
    }

    /** Orders of moments before this one are over. */
    void closeOrders(long timeNanos) {
        if (sellers.isOpenBefore(timeNanos)) {
            sellers.close(tests, options.holdNanos());
        }
        if (buyers.isOpenBefore(timeNanos)) {
            buyers.close(tests, options.holdNanos());
        }
    }

    /**
     * Counts a print.
     *
     * @param isValid whether the book can be judged by
     */
    void print(Trade trade, BookTop top, boolean isValid) {
        TradeUse use = TradeEligibility.of(trade);
        if ((trade.header().flags() & NOT_OF_FEATURES) != 0
                || !use.has(TradeUse.VOLUME)
                || use.hasAny(OffExchangePrints.NOT_OF_NOW)) {
            return;
        }
        long shares = Math.min(units.size(trade.size()), FeatureOptions.MAX_PRINT);
        if (shares <= 0) {
            return;
        }
        long price = units.price(trade.price());
        if (use.has(TradeUse.OFF_EXCHANGE)) {
            offExchange(trade, price, shares, top, isValid);
            return;
        }
        sample[FeatureSchema.VOLUME] += shares;
        if (isValid && trade.liquidity() != Liquidity.AUCTION) {
            onExchange(trade, price, shares, top);
        }
        if (price != lastPrice) {
            isUptick = price > lastPrice;
            lastPrice = price;
        }
    }

    private void offExchange(Trade trade, long price, long shares, BookTop top, boolean isValid) {
        boolean isQuoted = nationalAsk > nationalBid;
        if (!isQuoted && !isValid) {
            return;
        }
        long bid = isQuoted ? nationalBid : top.bidPrice();
        long ask = isQuoted ? nationalAsk : top.askPrice();
        if (OffExchangePrints.isAstray(price, bid, ask)) {
            return;
        }
        sample[FeatureSchema.VOLUME] += shares;
        if (OffExchangePrints.count(price, shares, bid, ask, sample)) {
            tell(Evidence.Kind.OFF_EXCHANGE_BLOCK, price, shares, trade.header());
        }
    }

    private void onExchange(Trade trade, long price, long shares, BookTop top) {
        boolean isInside = price > top.bidPrice() && price < top.askPrice();
        boolean isUnknown = trade.liquidity() == Liquidity.UNKNOWN;
        boolean isHidden =
                trade.liquidity() == Liquidity.HIDDEN
                        || (isUnknown && isInside && !options.isConflated());
        EventHeader its = trade.header();
        if (isHidden) {
            hidden(
                    isBelowMid(price, top),
                    price,
                    shares,
                    its.eventTimeNanos(),
                    its.sourceEpoch(),
                    its.sequence());
            return;
        }
        boolean isSell = isSell(trade.aggressor(), price, top);
        if (!isUnknown) {
            long best = isSell ? top.bidPrice() : top.askPrice();
            long size = isSell ? top.bidSize() : top.askSize();
            displayed(trade.eventTimeNanos(), isSell, trade.price(), shares, best, size);
            return;
        }
        if (untold.isFull()) {
            untold.drop();
            return;
        }
        untold.add(
                trade.eventTimeNanos(),
                isSell,
                trade.price(),
                shares,
                isInside,
                this,
                top,
                its.sourceEpoch(),
                its.sequence());
    }

    @Override
    public long at(boolean isBid, long price) {
        return units.size(book.sizeAt(isBid ? Side.BID : Side.ASK, price));
    }

    @Override
    public boolean isBeyond(boolean isBid, long price) {
        Side side = isBid ? Side.BID : Side.ASK;
        int levels = book.levels(side);
        if (levels == 0) {
            return true;
        }
        long worst = book.price(side, levels - 1);
        return isBid ? price < worst : price > worst;
    }

    /** The tick rule where the price says nothing (Lee, Ready 1991). */
    private boolean isBelowMid(long price, BookTop top) {
        long distance2 = 2 * price - top.mid2();
        return distance2 == 0 ? !isUptick(price) : distance2 < 0;
    }

    private boolean isUptick(long price) {
        return price == lastPrice ? isUptick : price > lastPrice;
    }

    private boolean isSell(Aggressor aggressor, long price, BookTop top) {
        if (aggressor == Aggressor.SELLER || aggressor == Aggressor.BUYER) {
            return aggressor == Aggressor.SELLER;
        }
        if (price >= top.askPrice()) {
            return false;
        }
        return price <= top.bidPrice() || isBelowMid(price, top);
    }

    private void displayed(
            long timeNanos, boolean isSell, long rawPrice, long shares, long best, long bestSize) {
        DisplayedOrders orders = isSell ? sellers : buyers;
        if (orders.isOpenApartFrom(timeNanos)) {
            orders.close(tests, options.holdNanos());
        }
        orders.print(timeNanos, shares, best, bestSize, sample);
        RefillWatch refills = isSell ? bidRefills : askRefills;
        refills.executed(timeNanos, rawPrice, shares, at(isSell, rawPrice));
    }

    private void hidden(
            boolean isBid, long price, long shares, long timeNanos, long epoch, long sequence) {
        sample[isBid ? FeatureSchema.HIDDEN_BID : FeatureSchema.HIDDEN_ASK] += shares;
        Evidence.Kind kind = isBid ? Evidence.Kind.HIDDEN_BID : Evidence.Kind.HIDDEN_ASK;
        outlet.evidence(new Evidence(kind, timeNanos, price, shares, Topic.TICKS, epoch, sequence));
    }

    private void tell(Evidence.Kind kind, long price, long shares, EventHeader header) {
        outlet.evidence(
                new Evidence(
                        kind,
                        header.eventTimeNanos(),
                        price,
                        shares,
                        header.topic(),
                        header.sourceEpoch(),
                        header.sequence()));
    }

    /** The book changed as a whole: was something shown again, and what did prints meet? */
    void bookChanged(EventHeader header) {
        long timeNanos = header.eventTimeNanos();
        refill(bidRefills, true, FeatureSchema.BID_REFILLED, header);
        refill(askRefills, false, FeatureSchema.ASK_REFILLED, header);
        if (untold.size() > 0) {
            untold.changed(this, isDisplayed(timeNanos), isHidden());
        }
    }

    private UntoldPrints.Verdict isDisplayed(long timeNanos) {
        return (at, isBid, price, shares, best, size, epoch, sequence) ->
                displayed(Math.min(at, timeNanos), isBid, price, shares, best, size);
    }

    private UntoldPrints.Verdict isHidden() {
        return (at, isBid, price, shares, best, size, epoch, sequence) ->
                hidden(isBid, units.price(price), shares, at, epoch, sequence);
    }

    private void refill(RefillWatch refills, boolean isBid, int column, EventHeader header) {
        if (!refills.isSet()) {
            return;
        }
        long shown = refills.changed(header.eventTimeNanos(), at(isBid, refills.price()));
        if (shown > 0) {
            sample[column] += shown;
            Evidence.Kind kind = isBid ? Evidence.Kind.BID_REFILL : Evidence.Kind.ASK_REFILL;
            tell(kind, units.price(refills.price()), shown, header);
        }
    }

    /** The moment at which the next print is given up. */
    long dueNanos() {
        return untold.dueNanos();
    }

    /** The oldest print has waited long enough. */
    void giveUp() {
        untold.giveUp(this, isDisplayed(untold.dueNanos()), isHidden());
    }

    /** What waits for an outcome will have none. */
    void discard() {
        tests.clear();
        sellers.clear();
        buyers.clear();
        bidRefills.clear();
        askRefills.clear();
        untold.clear();
    }

    /** Tests and prints so far for which there was no room. */
    long dropped() {
        return tests.dropped() + untold.dropped();
    }

    void write(StateWriter out) {
        tests.write(out);
        sellers.write(out);
        buyers.write(out);
        bidRefills.write(out);
        askRefills.write(out);
        untold.write(out);
        out.writeLong(nationalBid);
        out.writeLong(nationalAsk);
        out.writeLong(lastPrice);
        out.writeBoolean(isUptick);
    }

    void read(StateReader in) {
        tests.read(in);
        sellers.read(in);
        buyers.read(in);
        bidRefills.read(in);
        askRefills.read(in);
        untold.read(in);
        nationalBid = in.readLong();
        nationalAsk = in.readLong();
        lastPrice = in.readLong();
        isUptick = in.readBoolean();
    }
}
