package io.groundswell.replay.inject;

/**
 * Where a real price is shown: shifted by whole ticks, and while moves are scaled, drawn towards
 * the mid price at which that began (signals.md D.4).
 *
 * <p>Scaled, the shown mid is m0 + scale (mid - m0), the shown spread scale times the real one and
 * a tick at least; levels keep their distance beyond the best, scaled, in whole ticks. A book that
 * is one-sided or crossed has no mid: it is shifted as the one before it was.
 */
final class PriceMap {
    private final long tick;
    private double scale = 1;
    private long doubledMidAtStart;
    private long shift;
    private long centreShift;
    private boolean scaled;
    private long realBid;
    private long realAsk;
    private long shownBid;
    private long shownAsk;

    /**
     * A map that shows prices where they are.
     *
     * @param tick smallest price step in units of 10^-priceExponent
     */
    PriceMap(long tick) {
        this.tick = tick;
    }

    boolean isIdentity() {
        return scale == 1 && shift == 0;
    }

    /** Scales moves from now on, around the mid price of this book. */
    void beginScale(double factor, long bid, long ask) {
        scale = factor;
        doubledMidAtStart = bid + ask;
    }

    /** Scales no more; the mid price stays where it is shown, to a tick. */
    void endScale() {
        if (scale != 1) {
            shift = centreShift;
            scale = 1;
            scaled = false;
        }
    }

    /** Moves everything by so many ticks more. */
    void step(long ticks) {
        shift += ticks * tick;
    }

    /** The real best prices from now on. */
    void follow(long bid, long ask) {
        realBid = bid;
        realAsk = ask;
        scaled = scale != 1;
        if (!scaled) {
            centreShift = shift;
            return;
        }
        long spread = tick * Math.max(1, Math.round(scale * (ask - bid) / tick));
        double moved = (scale - 1) * (bid + ask - doubledMidAtStart);
        // Half of both, since mids are doubled: the way of the mid, and what the spread lost.
        double bidWay = (moved + (ask - bid) - spread) / 2;
        shownBid = bid + tick * Math.round(bidWay / tick) + shift;
        shownAsk = shownBid + spread;
        double midWay = (shownBid + shownAsk - bid - ask) / 2.0;
        centreShift = tick * Math.round(midWay / tick);
    }

    /** The real book has no mid price from now on. */
    void loseSight() {
        scaled = false;
    }

    /** Where a bid level is shown. */
    long bid(long price) {
        return scaled ? shownBid - scaledWay(realBid - price) : price + plainShift();
    }

    /** Where an ask level is shown. */
    long ask(long price) {
        return scaled ? shownAsk + scaledWay(price - realAsk) : price + plainShift();
    }

    /** Where a print is shown: at the best stays at the best, inside stays inside. */
    long print(long price) {
        if (!scaled) {
            return price + plainShift();
        }
        if (price <= realBid) {
            return bid(price);
        }
        if (price >= realAsk) {
            return ask(price);
        }
        return inside(price);
    }

    private long plainShift() {
        return scale == 1 ? shift : centreShift;
    }

    private long scaledWay(long distance) {
        return tick * Math.round(scale * distance / tick);
    }

    private long inside(long price) {
        long room = shownAsk - shownBid;
        if (2 * price == realBid + realAsk) {
            return shownBid + room / 2;
        }
        double part = (price - realBid) / (double) (realAsk - realBid);
        if (room == tick) {
            // No whole tick is left inside: the side of the mid is what can be kept.
            return 2 * part < 1 ? shownBid : shownAsk;
        }
        boolean wholeTick = (price - realBid) % tick == 0;
        long grid = wholeTick ? tick : 1;
        long way = grid * Math.round(part * room / grid);
        return shownBid + Math.min(Math.max(way, grid), room - grid);
    }
}
