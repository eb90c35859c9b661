package io.groundswell.model.feature;

import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.TradingPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * A seeded stream of events of a small book: levels in events of several rows, prints of every kind
 * with refills after them, quotes, halts, gaps with pictures after them, crossed, locked and
 * one-sided books, and quiet times that sessions end in.
 *
 * <p>The book stands still in a halt, and a while where it is not two-sided and uncrossed. Prints
 * of a feed that does not say what they met are at one price of one side for a while.
 */
final class RandomMarket {
    private static final long MIDDLE = 1_000_000;
    private static final long TICK = 100;
    private static final long SECOND = FeatureFeed.SECOND;
    private static final Liquidity[] KINDS = {
        Liquidity.DISPLAYED,
        Liquidity.DISPLAYED,
        Liquidity.DISPLAYED,
        Liquidity.HIDDEN,
        Liquidity.AUCTION
    };

    private final Random random;
    private final boolean isConflated;
    private final boolean isSlow;
    private final long quietMicros;
    private final FeatureFeed feed;
    private final List<MarketEvent> events = new ArrayList<>();
    private final TreeMap<Long, Long> bids = new TreeMap<>();
    private final TreeMap<Long, Long> asks = new TreeMap<>();
    private long micros;
    private long lastPrint;

    private long pendingPrice;
    private boolean isPendingSell;
    private long pendingUntil = Long.MIN_VALUE;

    private RandomMarket(long seed, FeatureOptions options, long startMicros) {
        random = new Random(seed);
        isConflated = options.isConflated();
        isSlow = !options.equals(FeatureOptions.FULL_DEPTH);
        quietMicros = options.refillNanos() / 1_000 + 1;
        feed = new FeatureFeed(options, DepthMode.PRICE_LEVEL, "XNYS").sendTo(events::add);
        micros = startMicros;
    }

    /** Events from a moment on, microseconds after ten o'clock. */
    static List<MarketEvent> events(
            long seed, FeatureOptions options, long startMicros, int count) {
        RandomMarket market = new RandomMarket(seed, options, startMicros);
        market.feed.define(startMicros);
        market.picture();
        while (market.events.size() < count) {
            market.step();
        }
        return market.events;
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    private void pass() {
        micros +=
                switch (random.nextInt(10)) {
                    case 0, 1 -> 0;
                    case 2, 3, 4 -> random.nextInt(900);
                    case 5, 6, 7 -> random.nextInt(50_000);
                    case 8 -> random.nextInt(400_000);
                    default -> random.nextInt(1_500_000);
                };
        if (oneIn(300)) {
            micros += 20 * SECOND;
        }
        if (!isSound()) {
            micros += quietMicros;
        }
    }

    private boolean isSound() {
        return !bids.isEmpty() && !asks.isEmpty() && bids.lastKey() <= asks.firstKey();
    }

    private void step() {
        pass();
        int draw = random.nextInt(200);
        if (draw < 110) {
            rows();
        } else if (draw < 150) {
            lit();
        } else if (draw < 170) {
            feed.conditions(oneIn(4) ? "05" : "").offExchange(micros, near(), size());
            feed.conditions("");
        } else if (draw < 185) {
            quote();
        } else if (draw < 188) {
            halt();
        } else if (draw < 191) {
            picture();
        } else if (draw < 193) {
            feed.feed(++micros, Topic.TICKS, FeedState.GAP);
            micros++;
        } else if (draw < 195) {
            feed.flags(EventFlags.BACKFILLED).displayed(micros, near(), size()).flags(0);
        } else if (draw < 197) {
            row(oneIn(2) ? Side.BID : Side.ASK, MIDDLE + TICK * (random.nextInt(5) - 2), size());
        } else if (draw == 198) {
            feed.feed(++micros, Topic.L2, FeedState.CONNECTED);
        }
    }

    private long size() {
        return 100L * (1 + random.nextInt(8));
    }

    private long near() {
        return MIDDLE + TICK / 2 * (random.nextInt(25) - 12);
    }

    private void rows() {
        int count = oneIn(3) ? 1 + random.nextInt(4) : 1;
        for (int i = 0; i < count; i++) {
            if (i + 1 < count) {
                feed.more();
            }
            Side side = oneIn(2) ? Side.BID : Side.ASK;
            long away = TICK * (1 + random.nextInt(14));
            row(side, side == Side.BID ? MIDDLE - away : MIDDLE + away, oneIn(4) ? 0 : size());
            feed.flags(0);
        }
    }

    private void row(Side side, long price, long size) {
        TreeMap<Long, Long> levels = side == Side.BID ? bids : asks;
        if (size == 0) {
            levels.remove(price);
        } else {
            levels.put(price, size);
        }
        feed.level(micros, side, price, size);
    }

    private void lit() {
        if (bids.isEmpty() || asks.isEmpty()) {
            return;
        }
        boolean isSell = oneIn(2);
        long price = isSell ? bids.lastKey() : asks.firstKey();
        price = oneIn(8) ? near() : price;
        feed.aggressor(oneIn(8) ? Aggressor.SELLER : Aggressor.UNKNOWN);
        if (isConflated) {
            burst(price, isSell);
        } else if (isSlow) {
            unknown(price, isSell);
        } else {
            lastPrint = size();
            Liquidity kind = KINDS[random.nextInt(KINDS.length)];
            feed.print(micros, price, lastPrint, oneIn(6) ? Liquidity.UNKNOWN : kind);
            follow(price, isSell);
            again(price, isSell);
        }
        feed.aggressor(Aggressor.UNKNOWN);
    }

    /** The level shrinks by a print, mostly. */
    private void follow(long price, boolean isSell) {
        long there = (isSell ? bids : asks).getOrDefault(price, 0L);
        if (there > 0 && !oneIn(3)) {
            micros += oneIn(2) ? 0 : random.nextInt(isSlow ? 400_000 : 300);
            row(isSell ? Side.BID : Side.ASK, price, Math.max(0, there - lastPrint));
        }
    }

    /** The level grows by a print, sometimes. */
    private void again(long price, boolean isSell) {
        long there = (isSell ? bids : asks).getOrDefault(price, 0L);
        if (there > 0 && oneIn(2)) {
            micros += random.nextInt(isSlow ? 400_000 : 1_200);
            row(isSell ? Side.BID : Side.ASK, price, there + lastPrint);
        }
    }

    /** A few prints around a price, before the book tells of any. */
    private void burst(long price, boolean isSell) {
        int prints = 1 + random.nextInt(4);
        for (int i = 0; i < prints; i++) {
            long at = oneIn(2) ? price : oneIn(2) ? near() : price + (isSell ? -TICK : TICK);
            feed.aggressor(oneIn(3) ? Aggressor.UNKNOWN : aggressor(isSell));
            lastPrint = size();
            if (oneIn(6)) {
                feed.print(micros, at, lastPrint, KINDS[random.nextInt(KINDS.length)]);
            } else {
                feed.unknown(micros, at, lastPrint);
            }
            micros += oneIn(2) ? 0 : random.nextInt(oneIn(2) ? 700 : 40_000);
        }
        follow(price, isSell);
        again(price, isSell);
    }

    private static Aggressor aggressor(boolean isSell) {
        return isSell ? Aggressor.SELLER : Aggressor.BUYER;
    }

    private void unknown(long price, boolean isSell) {
        if (oneIn(4)) {
            feed.print(micros, price, size(), Liquidity.HIDDEN);
            return;
        }
        if (micros > pendingUntil + quietMicros) {
            pendingPrice = price;
            isPendingSell = isSell;
            pendingUntil = micros + 2 * SECOND;
        }
        if (micros <= pendingUntil) {
            lastPrint = size();
            feed.aggressor(aggressor(isPendingSell));
            feed.unknown(micros, pendingPrice, lastPrint);
            follow(pendingPrice, isPendingSell);
            again(pendingPrice, isPendingSell);
        }
    }

    private void quote() {
        long bid = oneIn(6) ? EventHeader.ABSENT : MIDDLE - TICK * random.nextInt(4);
        feed.quote(micros, bid, oneIn(9) ? 0 : 5, MIDDLE + TICK * random.nextInt(4), 3);
    }

    private void halt() {
        if (!isSound()) {
            return;
        }
        micros++;
        feed.phase(micros, oneIn(2) ? TradingPhase.HALTED : TradingPhase.AUCTION);
        for (int i = random.nextInt(4); i > 0; i--) {
            micros += random.nextInt(900_000);
            feed.displayed(micros, near(), size());
        }
        micros++;
        feed.phase(micros, TradingPhase.CONTINUOUS);
        micros += quietMicros;
    }

    private void picture() {
        micros++;
        if (oneIn(2)) {
            feed.feed(micros, Topic.L2, oneIn(2) ? FeedState.GAP : FeedState.DISCONNECTED);
            micros += random.nextInt(3_000_000);
        }
        feed.begin(micros);
        bids.clear();
        asks.clear();
        for (int i = 0; i < 24; i++) {
            Side side = i % 2 == 0 ? Side.BID : Side.ASK;
            long away = TICK * (1 + random.nextInt(14));
            row(side, side == Side.BID ? MIDDLE - away : MIDDLE + away, size());
            micros += random.nextInt(20_000);
        }
        feed.end(micros);
        micros += quietMicros;
    }
}
