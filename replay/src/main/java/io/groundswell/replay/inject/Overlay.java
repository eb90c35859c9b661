package io.groundswell.replay.inject;

import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.replay.inject.TruthRow.Deed;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a buyer's injection makes of one real day: the prices that are shown, his iceberg, his
 * hidden buys, and when each of them does something on its own.
 */
final class Overlay {
    private enum State {
        AHEAD,
        RUNNING,
        OVER
    }

    private final Injection injection;
    private final Outlet outlet;
    private final TruthLog log;
    private final ShownBook book;
    private final Iceberg iceberg;
    private final HiddenBuys hidden;
    private final CrossingOffers offers = new CrossingOffers();
    private final long tick;
    private final long driftTicks;
    private final PriceMap map;
    private State state;
    private long steps;
    private long volume;

    /**
     * An overlay that has not begun.
     *
     * @param tick smallest price step in units of 10^-priceExponent
     */
    Overlay(Injection injection, long tick, ShownBook book, Outlet outlet, TruthLog log) {
        this.injection = injection;
        this.tick = tick;
        this.book = book;
        this.outlet = outlet;
        this.log = log;
        map = new PriceMap(tick);
        driftTicks = Math.round(injection.driftUnits() / (double) tick);
        // One source of draws for each, so that neither disturbs the other.
        SplittableRandom random = new SplittableRandom(injection.seed());
        iceberg = new Iceberg(injection, random.split(), log);
        hidden = new HiddenBuys(injection.hiddenShare(), random.split());
        state = injection.isEmpty() ? State.OVER : State.AHEAD;
    }

    long volume() {
        return volume;
    }

    long sells() {
        return iceberg.sold();
    }

    long driftTicks() {
        return steps;
    }

    /** Does what is due before a time, each thing as a venue event of its own. */
    void runBefore(long timeNanos) {
        while (dueNanos() < timeNanos) {
            fire(dueNanos());
        }
    }

    private long dueNanos() {
        return switch (state) {
            // Without a mid price it waits for the rows that bring one.
            case AHEAD -> book.hasMid() ? injection.startNanos() : Iceberg.NEVER;
            case RUNNING -> {
                long iceberged = Math.min(iceberg.refillDueNanos(), iceberg.pegDueNanos());
                long others = Math.min(stepDueNanos(), hidden.dueNanos());
                yield Math.min(injection.endNanos(), Math.min(iceberged, others));
            }
            case OVER -> Iceberg.NEVER;
        };
    }

    private long stepDueNanos() {
        long all = Math.abs(driftTicks);
        if (Math.abs(steps) == all) {
            return Iceberg.NEVER;
        }
        double part = (Math.abs(steps) + 0.5) / all;
        long window = injection.endNanos() - injection.startNanos();
        return injection.startNanos() + (long) (part * window);
    }

    private void fire(long dueNanos) {
        long atNanos = outlet.begin(dueNanos);
        if (state == State.AHEAD) {
            begin(atNanos);
        } else if (dueNanos == injection.endNanos()) {
            end(atNanos);
        } else if (dueNanos == stepDueNanos()) {
            steps += Long.signum(driftTicks);
            map.step(Long.signum(driftTicks));
        } else if (dueNanos == iceberg.refillDueNanos()) {
            iceberg.refill(atNanos);
        } else if (dueNanos == iceberg.pegDueNanos()) {
            SideLevels bids = book.real(Side.BID);
            iceberg.peg(atNanos, book.hasMid() ? map.bid(bids.price(0)) : iceberg.price());
        } else {
            buyHidden(atNanos);
        }
        show(atNanos, List.of());
        if (state == State.OVER && map.isIdentity()) {
            book.endOverlay();
        }
    }

    private void begin(long atNanos) {
        if (atNanos >= injection.endNanos()) {
            state = State.OVER;
            return;
        }
        state = State.RUNNING;
        book.beginOverlay();
        long bid = book.real(Side.BID).price(0);
        long ask = book.real(Side.ASK).price(0);
        map.beginScale(injection.moveScale(), bid, ask);
        map.follow(bid, ask);
        if (injection.sellShare() > 0) {
            iceberg.place(atNanos, map.bid(bid));
        }
    }

    private void end(long atNanos) {
        state = State.OVER;
        if (iceberg.isPlaced()) {
            iceberg.withdraw(atNanos);
        }
        offers.clear();
        hidden.end();
        map.endScale();
    }

    /** Shows the book after the real one has changed, or something of the overlay. */
    void show(long atNanos, List<DepthUpdate> recorded) {
        if (book.isOverlaid()) {
            settle(atNanos);
        }
        book.show(recorded, map, iceberg, offers, tick);
    }

    private void settle(long atNanos) {
        if (!offers.isEmpty()) {
            offers.follow(book.real(Side.ASK));
        }
        if (!book.hasMid()) {
            map.loseSight();
            return;
        }
        long bid = book.real(Side.BID).price(0);
        map.follow(bid, book.real(Side.ASK).price(0));
        if (iceberg.isPlaced()) {
            iceberg.follow(atNanos, map.bid(bid));
            meetOffers(atNanos);
            iceberg.follow(atNanos, map.bid(bid));
        }
    }

    private void meetOffers(long atNanos) {
        SideLevels asks = book.real(Side.ASK);
        int at = 0;
        for (; at < asks.count() && map.ask(asks.price(at)) <= iceberg.price(); at++) {
            long arrived = offers.arrived(asks.price(at), asks.size(at));
            long bought = arrived == 0 ? 0 : iceberg.buy(atNanos, arrived, Deed.CROSSING_FILL);
            if (bought > 0) {
                offers.took(asks.price(at), bought);
                outlet.give(made(iceberg.price(), bought, Liquidity.DISPLAYED));
            }
        }
        for (; at < asks.count() && !offers.isEmpty(); at++) {
            offers.uncross(asks.price(at));
        }
    }

    private void buyHidden(long atNanos) {
        long size = hidden.take();
        SideLevels bids = book.shown(Side.BID);
        SideLevels asks = book.shown(Side.ASK);
        if (bids.count() == 0 || asks.count() == 0) {
            hidden.missed(size);
            return;
        }
        long price = hidden.priceWithin(bids.price(0), asks.price(0), tick);
        if (price == bids.price(0)) {
            hidden.missed(size);
            return;
        }
        log.did(atNanos, Deed.HIDDEN_BUY, price, size);
        outlet.give(made(price, size, Liquidity.HIDDEN));
    }

    private Trade made(long price, long size, Liquidity liquidity) {
        return new Trade(
                outlet.made(Topic.TICKS, 0),
                price,
                size,
                Aggressor.SELLER,
                liquidity,
                TradeBasis.UNSPECIFIED,
                CodeTable.NONE,
                "",
                "",
                EventHeader.ABSENT,
                0,
                EventHeader.ABSENT);
    }

    /** A real trade, before the rows that it led to. */
    void trade(Trade trade) {
        if (!book.isOverlaid()) {
            outlet.give(trade);
            return;
        }
        long price = map.print(trade.price());
        boolean counts =
                state == State.RUNNING
                        && (trade.liquidity() == Liquidity.DISPLAYED
                                || trade.liquidity() == Liquidity.HIDDEN);
        if (counts) {
            volume += trade.size();
            hidden.traded(trade.eventTimeNanos(), trade.size());
        }
        if (counts && iceberg.isPlaced() && trade.aggressor() == Aggressor.SELLER) {
            sell(trade, price);
        } else if (counts && iceberg.isPlaced() && trade.aggressor() == Aggressor.BUYER) {
            // No offer is shown at the iceberg's price or below that could have been met there.
            give(trade, Math.max(price, iceberg.price() + tick), trade.size());
        } else {
            give(trade, price, trade.size());
        }
    }

    private void sell(Trade trade, long price) {
        boolean displayed = trade.liquidity() == Liquidity.DISPLAYED;
        iceberg.sold(trade.size());
        long reaching = 0;
        if (price < iceberg.price()) {
            reaching = trade.size();
        } else if (price == iceberg.price() && displayed) {
            reaching = Math.max(0, trade.size() - othersAt(price));
        }
        long bought =
                reaching == 0
                        ? 0
                        : iceberg.buy(trade.eventTimeNanos(), reaching, Deed.PASSIVE_FILL);
        if (bought > 0) {
            outlet.give(passive(trade, bought));
        }
        if (bought < trade.size()) {
            give(trade, price, trade.size() - bought);
        }
    }

    private long othersAt(long price) {
        SideLevels bids = book.real(Side.BID);
        long size = 0;
        for (int i = 0; i < bids.count() && map.bid(bids.price(i)) >= price; i++) {
            size += map.bid(bids.price(i)) == price ? bids.size(i) : 0;
        }
        return size;
    }

    /** The part of a real sale that met the iceberg. */
    private Trade passive(Trade trade, long size) {
        return trade.withExecution(iceberg.price(), size, Aggressor.SELLER, Liquidity.DISPLAYED, 0)
                .withHeader(trade.header().with(EventFlags.INJECTED));
    }

    private void give(Trade trade, long price, long size) {
        if (price == trade.price() && size == trade.size()) {
            outlet.give(trade);
            return;
        }
        outlet.give(
                trade.withExecution(
                                price,
                                size,
                                trade.aggressor(),
                                trade.liquidity(),
                                trade.restingOrderId())
                        .withHeader(trade.header().with(EventFlags.INJECTED)));
    }
}
