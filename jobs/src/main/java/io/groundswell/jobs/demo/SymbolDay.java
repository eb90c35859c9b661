package io.groundswell.jobs.demo;

import io.groundswell.model.book.SnapshotCause;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Trade;
import io.groundswell.replay.tape.TapeInfo;

/**
 * Everything that the page shows of one symbol on one trading date. Filled in three passes: the
 * tape's events; the snapshots, to find the range of prices; the snapshots again, to draw them.
 * Memory: limited, whatever the day.
 */
final class SymbolDay {
    private static final int MOST_BINS = 8192;
    private static final int MOST_ROWS = 640;
    private static final int MOST_DOTS = 4000;

    /** Fewer samples than this in regular hours say nothing of the range of prices. */
    private static final int ENOUGH_SAMPLES = 100;

    private final Instrument instrument;
    private final TapeInfo tape;
    private final RegularHours regular;
    private final DayCounts counts = new DayCounts();
    private final TradeDots dots = new TradeDots(MOST_DOTS);
    private final VolumeBars volume = new VolumeBars(MOST_BINS);
    private final PriceSamples regularPrices = new PriceSamples();
    private final PriceSamples allPrices = new PriceSamples();
    private final PriceSamples tradePrices = new PriceSamples();
    private final Findings faults = new Findings("kind");
    private final Findings defects = new Findings("reason");
    private DayCanvas canvas;

    SymbolDay(Instrument instrument, TapeInfo tape) {
        this.instrument = instrument;
        this.tape = tape;
        this.regular = RegularHours.of(instrument.calendar(), tape.tradingDate());
    }

    /** First pass: an event of the tape. */
    void record(MarketEvent event) {
        counts.count(event);
        if (event instanceof Trade trade) {
            EventHeader header = trade.header();
            long price =
                    DecimalText.scaled(
                            trade.price(), instrument.priceExponent() - header.priceExponent());
            long size =
                    DecimalText.scaled(
                            trade.size(), instrument.sizeExponent() - header.sizeExponent());
            // An official price without a size is no trade that could be drawn.
            if (price != EventHeader.ABSENT && size > 0) {
                TradeDot dot = TradeDot.of(trade, price, size);
                dots.add(dot);
                volume.add(dot);
                if (dot.setsLast()) {
                    tradePrices.trade(price);
                }
            }
        }
    }

    /** Second pass: a snapshot, to learn where prices are. */
    void sample(SnapshotRow row) {
        if (row.cause == SnapshotCause.GRID) {
            row.toUnits(instrument.priceExponent(), instrument.sizeExponent());
            allPrices.book(row.bids, row.asks);
            if (regular.contains(row.timeNanos)) {
                regularPrices.book(row.bids, row.asks);
            }
        }
    }

    /** Between second and third pass. */
    void openCanvas() {
        TimeBins bins = TimeBins.over(counts.firstNanos(), counts.lastNanos(), MOST_BINS);
        canvas = new DayCanvas(bins, prices().rows(tick(), MOST_ROWS));
    }

    /** Smallest step of prices, in price units: the instrument's, or else what was seen. */
    long tick() {
        return instrument.tickSize() > 0 ? instrument.tickSize() : prices().grain();
    }

    private PriceSamples prices() {
        if (regularPrices.offered() >= ENOUGH_SAMPLES) {
            return regularPrices;
        }
        return allPrices.offered() > 0 ? allPrices : tradePrices;
    }

    /** Third pass: a snapshot, to draw it. */
    void draw(SnapshotRow row) {
        row.toUnits(instrument.priceExponent(), instrument.sizeExponent());
        canvas.draw(row);
    }

    /** After the third pass. */
    void closeCanvas() {
        canvas.finish();
    }

    /** Whether the job gave any two-sided book of the day. */
    boolean hasBook() {
        return allPrices.offered() > 0;
    }

    /**
     * Rows that feed the book: depth rows, or quotes where there is no depth, as the job counts.
     */
    long bookChanges() {
        return instrument.depth() == DepthMode.TOP_OF_BOOK
                ? counts.quotes()
                : counts.depthUpdates();
    }

    Instrument instrument() {
        return instrument;
    }

    TapeInfo tape() {
        return tape;
    }

    RegularHours regular() {
        return regular;
    }

    DayCounts counts() {
        return counts;
    }

    TradeDots dots() {
        return dots;
    }

    Findings faults() {
        return faults;
    }

    Findings defects() {
        return defects;
    }

    DayCanvas canvas() {
        return canvas;
    }

    /** Heat map, best lines, standing, volume, trades; times count from the origin. */
    PackedNumbers packed(long originNanos) {
        return canvas.packed()
                .append(volume.packed(canvas.bins()))
                .append(dots.packed(originNanos));
    }
}
