package io.groundswell.replay.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.RealDays;
import io.groundswell.model.book.FaultKind;
import io.groundswell.model.book.NaiveOrderBook;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.SnapshotBegin;
import io.groundswell.model.event.SnapshotEnd;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** ESH4 over Christmas 2023 against the figures of its README (nautilus' own test). */
class MboDayTest {
    private static final String FOLDER = "databento_esh4_mbo/esh4-glbx-mdp3-202312";
    private static final long AT_2300_UTC = 1_703_545_200_000_000_000L;

    @Test
    void shouldEndInTheKnownBookWhenBothDaysAreReplayed() throws IOException {
        MboImporter importer =
                MboImporter.of(
                        List.of(
                                RealDays.require(FOLDER + "24.mbo.csv.xz"),
                                RealDays.require(FOLDER + "25.mbo.csv.xz")),
                        "");
        Replay replay = new Replay();

        ImportSummary summary = importer.importTo(new EventAudit(replay), defect -> {});

        System.out.println(summary);
        assertThat(importer.tradingDate()).isEqualTo(LocalDate.of(2023, 12, 26));
        assertThat(summary.totalDefects()).isZero();
        assertThat(replay.snapshots).isEqualTo(2);
        assertThat(replay.faults).isZero();
        assertThat(replay.book.levels(Side.BID)).isEqualTo(922);
        assertThat(replay.book.levels(Side.ASK)).isEqualTo(565);
        assertThat(replay.book.bestPrice(Side.BID)).isEqualTo(481_000);
        assertThat(replay.book.bestPrice(Side.ASK)).isEqualTo(481_025);
        assertThat(replay.last.matchOrder()).isEqualTo(59_585);
        assertThat(replay.last.receiveTimeNanos()).isEqualTo(1_703_548_799_446_821_072L);
        assertThat(replay.eventEnds).isEqualTo(47_022);
        assertThat(replay.crossed).isEqualTo(891);
        // The last one happened at 22:59:59.9997 and was received in the minute 23:00.
        assertThat(replay.crossedBefore2300).isEqualTo(891);
        assertThat(replay.crossedReceivedBefore2300).isEqualTo(890);
        assertThat(replay.lateTrades).isZero();
        assertThat(summary.events()).containsEntry("Trade", 2973L);
        assertThat(summary.note(MboRecords.FILLS)).isEqualTo(6371);
    }

    @Test
    void shouldGiveTheSameEventsWhenImportedTwice() throws IOException {
        MboImporter importer =
                MboImporter.of(List.of(RealDays.require(FOLDER + "25.mbo.csv.xz")), "");
        EventAudit first = new EventAudit(event -> {});
        EventAudit second = new EventAudit(event -> {});

        ImportSummary once = importer.importTo(first, defect -> {});
        ImportSummary twice = importer.importTo(second, defect -> {});

        assertThat(first.fingerprint).isEqualTo(second.fingerprint).isNotZero();
        assertThat(once).isEqualTo(twice);
    }

    private static final class Replay implements Consumer<MarketEvent> {
        private final NaiveOrderBook book = new NaiveOrderBook(DepthMode.BY_ORDER);
        private EventHeader last;
        private boolean live;
        private long snapshots;
        private long faults;
        private long eventEnds;
        private long crossed;
        private long crossedBefore2300;
        private long crossedReceivedBefore2300;
        private long lateTrades;

        @Override
        public void accept(MarketEvent event) {
            EventHeader header = event.header();
            if (event instanceof Trade) {
                boolean afterItsBook =
                        last != null
                                && last.topic() == Topic.L2
                                && last.eventTimeNanos() == header.eventTimeNanos()
                                && last.matchOrder() >= header.matchOrder();
                lateTrades += afterItsBook ? 1 : 0;
            }
            if (header.topic() != Topic.L2) {
                return;
            }
            last = header;
            if (event instanceof SnapshotBegin) {
                book.clear();
                snapshots++;
                live = false;
            } else if (event instanceof SnapshotEnd) {
                live = true;
            } else if (event instanceof DepthUpdate update) {
                faults += book.apply(update) == FaultKind.NONE ? 0 : 1;
                if (live && !header.has(EventFlags.MORE_FOLLOWS)) {
                    judge(header);
                }
            }
        }

        private void judge(EventHeader header) {
            eventEnds++;
            if (book.bestPrice(Side.BID) >= book.bestPrice(Side.ASK)) {
                crossed++;
                crossedBefore2300 += header.eventTimeNanos() < AT_2300_UTC ? 1 : 0;
                crossedReceivedBefore2300 += header.receiveTimeNanos() < AT_2300_UTC ? 1 : 0;
            }
        }
    }
}
