package io.groundswell.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.book.CrossState;
import org.junit.jupiter.api.Test;

/** The columns of a day, from snapshots. */
class DayCanvasTest {
    private static final long BIN = 1L << 20;

    private final TimeBins bins = new TimeBins(0, 20, 3);
    private final PriceRows rows = new PriceRows(100, 10, 5);
    private final SnapshotRow row = new SnapshotRow();

    @Test
    void shouldCarryABookForwardIntoBinsWithoutASnapshot() {
        HeatMap heat = new HeatMap(bins, rows);
        heat.show(new Ladder().add(110, 7), new Ladder().add(120, 3));
        for (int bin = 0; bin < 3; bin++) {
            heat.hold(BIN);
            heat.close();
        }

        PackedReader packed = new PackedReader(heat.packed());
        for (int bin = 0; bin < 3; bin++) {
            assertThat(packed.cells()).containsExactly("1=24");
            assertThat(packed.cells()).containsExactly("2=16");
        }
        assertThat(packed.isAtEnd()).isTrue();
    }

    @Test
    void shouldAverageSizeOverTheTimeOfABin() {
        HeatMap heat = new HeatMap(bins, rows);
        heat.show(new Ladder().add(110, 28), new Ladder());
        heat.hold(BIN / 4);
        heat.show(new Ladder(), new Ladder());
        heat.hold(3 * BIN / 4);
        heat.close();

        assertThat(new PackedReader(heat.packed()).cells()).containsExactly("1=" + HeatMap.step(7));
    }

    @Test
    void shouldAddUpLevelsOfOneRowAndLeaveOutThoseOutside() {
        HeatMap heat = new HeatMap(bins, rows);
        heat.show(new Ladder().add(119, 4).add(110, 3).add(99, 500), new Ladder().add(150, 9));
        heat.hold(BIN);
        heat.close();

        PackedReader packed = new PackedReader(heat.packed());
        assertThat(packed.cells()).containsExactly("1=24");
        assertThat(packed.cells()).isEmpty();
    }

    @Test
    void shouldTellBestPricesAtTheEndAndSpreadOverTheTimeOfABin() {
        BestLines best = new BestLines();
        best.show(new Ladder().add(110, 1), new Ladder().add(120, 1));
        best.hold(BIN / 2);
        best.show(new Ladder().add(110, 1), new Ladder().add(140, 1));
        best.hold(BIN / 2);
        best.close();
        best.show(new Ladder(), new Ladder().add(130, 1));
        best.hold(BIN);
        best.close();

        PackedReader packed = new PackedReader(best.packed());
        assertThat(packed.natural()).isEqualTo(7);
        assertThat(packed.signed()).isEqualTo(110);
        assertThat(packed.signed()).isEqualTo(140);
        assertThat(packed.signed()).as("mean spread").isEqualTo(20);
        assertThat(packed.signed()).as("widest spread").isEqualTo(30);
        assertThat(packed.natural()).isEqualTo(BestLines.HAS_ASK);
        assertThat(packed.signed()).as("offer, as a difference").isEqualTo(-10);
        assertThat(packed.isAtEnd()).isTrue();
    }

    @Test
    void shouldKeepANegativeSpreadOfACrossedBook() {
        BestLines best = new BestLines();
        best.show(new Ladder().add(120, 1), new Ladder().add(110, 1));
        best.hold(BIN);
        best.close();

        PackedReader packed = new PackedReader(best.packed());
        packed.natural();
        packed.signed();
        packed.signed();
        assertThat(packed.signed()).isEqualTo(-10);
        assertThat(packed.signed()).isEqualTo(-10);
    }

    @Test
    void shouldFlagABinInWhichTheBookWasUntrustedForAMoment() {
        DayCanvas canvas = new DayCanvas(bins, rows);
        row.trusted = false;
        row.timeNanos = BIN;
        canvas.draw(row);
        row.trusted = true;
        row.cross = CrossState.CROSSED;
        row.timeNanos = BIN + 1000;
        canvas.draw(row);
        canvas.finish();

        assertThat(canvas.standing().untrustedNanos()).isEqualTo(1000);
        assertThat(canvas.standing().crossedNanos()).isEqualTo(2 * BIN - 1000);
        PackedReader standing = new PackedReader(canvas.standing().packed());
        assertThat(standing.natural()).isZero();
        assertThat(standing.natural()).isEqualTo(BookStanding.UNTRUSTED + BookStanding.CROSSED);
        assertThat(standing.natural()).isEqualTo(BookStanding.CROSSED);
    }
}
