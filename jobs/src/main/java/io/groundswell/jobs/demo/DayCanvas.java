package io.groundswell.jobs.demo;

import java.util.List;

/** The book of one symbol over one day, drawn column by column from its snapshots. */
final class DayCanvas {
    private final TimeBins bins;
    private final PriceRows rows;
    private final HeatMap heat;
    private final BestLines best = new BestLines();
    private final BookStanding standing = new BookStanding();
    private final CarryForward forward;

    DayCanvas(TimeBins bins, PriceRows rows) {
        this.bins = bins;
        this.rows = rows;
        this.heat = new HeatMap(bins, rows);
        this.forward = new CarryForward(bins, List.of(heat, best, standing));
    }

    /** Draws the next snapshot, whose units are the day's. */
    void draw(SnapshotRow row) {
        forward.advanceTo(row.timeNanos);
        heat.show(row.bids, row.asks);
        best.show(row.bids, row.asks);
        standing.show(row.trusted, row.cross);
    }

    /** Carries the last snapshot to the end of the day. */
    void finish() {
        forward.finish();
    }

    TimeBins bins() {
        return bins;
    }

    PriceRows rows() {
        return rows;
    }

    /** How long the book could not be relied on, was crossed, was locked. */
    BookStanding standing() {
        return standing;
    }

    /** Snapshots that came later than one of a later time. */
    long setBack() {
        return forward.setBack();
    }

    /** All columns: the heat map, then the best lines, then the standing. */
    PackedNumbers packed() {
        return new PackedNumbers()
                .append(heat.packed())
                .append(best.packed())
                .append(standing.packed());
    }
}
