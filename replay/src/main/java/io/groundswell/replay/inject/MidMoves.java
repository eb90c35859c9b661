package io.groundswell.replay.inject;

import io.groundswell.model.event.BookClear;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.SnapshotBegin;
import io.groundswell.model.event.TradingPhase;
import io.groundswell.model.session.TradingHours;
import java.util.function.Consumer;

/**
 * How far the mid price of a day moves in half an hour: the standard deviation of its changes over
 * ten seconds within continuous trading, times the square root of the 180 of them.
 *
 * <p>It is known only after the day, and a drift measured in it is measured in the day's own moves:
 * right for saying how large an injection is, wrong for forecasting anything.
 */
public final class MidMoves implements Consumer<MarketEvent> {
    private static final long STEP_NANOS = 10_000_000_000L;
    private static final int STEPS_OF_HALF_AN_HOUR = 180;
    private static final long LONGEST_SILENCE_NANOS = 86_400_000_000_000L;

    private final TradingHours hours;
    private final SideLevels bids = new SideLevels(Side.BID);
    private final SideLevels asks = new SideLevels(Side.ASK);
    private boolean inSnapshot;
    private boolean hasMid;
    private double mid;
    private long nextNanos = Long.MIN_VALUE;
    private boolean hasSample;
    private double sample;
    private long changes;
    private double mean;
    private double squares;

    /** A day of which nothing is known yet, by these trading hours. */
    public MidMoves(TradingHours hours) {
        this.hours = hours;
    }

    /** Takes the next event of a symbol whose depth is by price level; trades change nothing. */
    @Override
    public void accept(MarketEvent event) {
        passTo(event.eventTimeNanos());
        if (event instanceof DepthUpdate row) {
            long size = row.action() == DepthAction.DELETE ? 0 : row.size();
            (row.side() == Side.BID ? bids : asks).set(row.price(), size);
            if (!inSnapshot && !row.header().has(EventFlags.MORE_FOLLOWS)) {
                look();
            }
        } else if (event instanceof SnapshotBegin) {
            inSnapshot = true;
            clear(true, true);
        } else if (event instanceof BookClear clear) {
            clear(clear.bids(), clear.asks());
            look();
        } else if (inSnapshot) {
            inSnapshot = false;
            look();
        }
    }

    private void clear(boolean bidSide, boolean askSide) {
        if (bidSide) {
            bids.clear();
        }
        if (askSide) {
            asks.clear();
        }
    }

    private void look() {
        hasMid = bids.count() > 0 && asks.count() > 0;
        if (hasMid) {
            mid = (bids.price(0) + asks.price(0)) / 2.0;
        }
    }

    private void passTo(long timeNanos) {
        if (nextNanos == Long.MIN_VALUE || timeNanos - nextNanos > LONGEST_SILENCE_NANOS) {
            nextNanos = Math.floorDiv(timeNanos, STEP_NANOS) * STEP_NANOS + STEP_NANOS;
            hasSample = false;
        }
        for (; nextNanos <= timeNanos; nextNanos += STEP_NANOS) {
            boolean counts = hasMid && hours.phaseAt(nextNanos) == TradingPhase.CONTINUOUS;
            if (counts && hasSample) {
                addChange(mid - sample);
            }
            hasSample = counts;
            sample = mid;
        }
    }

    /** Welford's update. */
    private void addChange(double change) {
        changes++;
        double off = change - mean;
        mean += off / changes;
        squares += off * (change - mean);
    }

    /** Changes of ten seconds that were seen. */
    public long changes() {
        return changes;
    }

    /** The move of half an hour, in units of 10^-priceExponent; NaN with fewer than two changes. */
    public double halfHourSigmaUnits() {
        return changes < 2
                ? Double.NaN
                : Math.sqrt(squares / (changes - 1) * STEPS_OF_HALF_AN_HOUR);
    }
}
