package io.groundswell.replay.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.BookClear;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.SnapshotBegin;
import io.groundswell.model.event.SnapshotEnd;
import io.groundswell.model.event.Trade;
import io.groundswell.model.quality.DefectReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MboImporterTest {
    private static final String HEADING =
            "ts_event_ns,ts_recv_ns,sequence,action,side,price_1e9,size,order_id,flags";
    private static final long START = 1_703_545_300_000_000_000L;

    @TempDir private Path folder;

    @Test
    void shouldChainTheBookChangesOfOneVenueEvent() throws IOException {
        Recording day =
                imported(
                        record(1, 10, "A,B,4810250000000,3,501,130"),
                        record(2, 11, "T,A,4810250000000,2,0,0"),
                        record(2, 11, "F,B,4810250000000,2,501,0"),
                        record(2, 12, "M,B,4810250000000,1,501,0"),
                        record(2, 12, "A,A,4810250000000,4,502,130"),
                        record(3, 13, "C,B,4810250000000,1,501,130"));

        assertThat(day.depth())
                .containsExactly(
                        "ADD BID 481025 3 #501",
                        "CHANGE BID 481025 1 #501 more",
                        "ADD ASK 481025 4 #502",
                        "REDUCE BID 481025 1 #501");
        Trade trade = day.all(Trade.class).get(0);
        assertThat(trade.aggressor()).isEqualTo(Aggressor.SELLER);
        assertThat(trade.liquidity()).isEqualTo(Liquidity.DISPLAYED);
        assertThat(trade.restingOrderId()).isEqualTo(501);
        assertThat(trade.header().matchOrder()).isEqualTo(11);
        assertThat(day.events.indexOf(trade))
                .isLessThan(day.events.indexOf(day.all(DepthUpdate.class).get(1)));
        assertThat(day.defects).isEmpty();
    }

    @Test
    void shouldPutTheTradeFirstWhenItsEventChangesTheBookBeforeTellingIt() throws IOException {
        Recording day =
                imported(
                        record(1, 10, "A,B,4810250000000,3,501,0"),
                        record(1, 10, "T,N,4810250000000,2,0,128"));

        List<MarketEvent> last = day.events.subList(2, 4);
        assertThat(last.get(0)).isInstanceOf(Trade.class);
        assertThat(((Trade) last.get(0)).liquidity()).isEqualTo(Liquidity.AUCTION);
        assertThat(last.get(1)).isInstanceOf(DepthUpdate.class);
        assertThat(day.depth()).containsExactly("ADD BID 481025 3 #501");
    }

    @Test
    void shouldNameNoRestingOrderWhenATradeHasSeveralFills() throws IOException {
        Recording day =
                imported(
                        record(1, 10, "T,B,4810250000000,5,9,0"),
                        record(1, 10, "F,A,4810250000000,2,501,0"),
                        record(1, 10, "F,A,4810250000000,3,502,0"),
                        record(1, 10, "C,A,4810250000000,2,501,128"));

        assertThat(day.all(Trade.class).get(0).restingOrderId()).isZero();
        assertThat(day.summary.note(MboRecords.FILLS)).isEqualTo(2);
    }

    @Test
    void shouldFrameTheSnapshotWhenRecordsCarryItsFlag() throws IOException {
        Recording day =
                imported(
                        record(1, 900, "R,N,0,0,0,40"),
                        record(1, 900, "A,B,4810250000000,3,501,40"),
                        record(1, 100, "A,A,4810500000000,3,502,40"),
                        record(2, 901, "R,N,0,0,0,128"),
                        record(2, 902, "R,B,0,0,0,128"),
                        record(3, 903, "A,B,4810250000000,3,503,168"),
                        record(4, 904, "A,B,4810250000000,3,504,168"));

        assertThat(day.all(SnapshotBegin.class)).hasSize(3);
        assertThat(day.all(SnapshotEnd.class)).hasSize(3);
        assertThat(day.all(BookClear.class))
                .extracting(BookClear::bids, BookClear::asks)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(true, true),
                        org.assertj.core.groups.Tuple.tuple(true, false));
        assertThat(day.defects).isEmpty();
    }

    @Test
    void shouldRefuseLinesAndGoOnWhenTheyAreNotOfTheFormat() throws IOException {
        Recording day =
                imported(
                        record(1, 10, "A,B,4810250000000,3,501,130"),
                        record(2, 11, "A,B,4810250000001,3,502,130"),
                        record(3, 12, "X,B,4810250000000,3,503,130"),
                        record(4, 13, "A,N,4810250000000,3,504,130"),
                        record(5, 14, "A,B,4810250000000,3,505"),
                        "x",
                        "",
                        record(6, 15, "T,B,4810250000000,3,18446744073709551615,130"));

        assertThat(day.depth()).hasSize(1);
        assertThat(day.all(Trade.class)).hasSize(1);
        assertThat(day.summary.defects())
                .containsEntry(DefectReason.PRECISION, 1L)
                .containsEntry(DefectReason.MALFORMED, 5L);
    }

    @Test
    void shouldEndTheVenueEventWhenItsLastRecordIsRefused() throws IOException {
        Recording day =
                imported(
                        record(1, 10, "A,B,4810250000000,3,501,0"),
                        record(1, 10, "A,B,4810250000001,3,502,128"),
                        record(2, 11, "A,A,4810500000000,4,503,128"));

        assertThat(day.depth()).containsExactly("ADD BID 481025 3 #501", "ADD ASK 481050 4 #503");
    }

    @Test
    void shouldDateTheEveningByTheSessionThatItBegins() throws IOException {
        Path file = folder.resolve("esh4-glbx-mdp3-20231225.mbo.csv.xz");

        MboImporter importer = MboImporter.of(List.of(file), "");

        assertThat(importer.tradingDate()).isEqualTo(LocalDate.of(2023, 12, 26));
        assertThat(importer.instrument().symbol()).isEqualTo("ESH4");
        assertThatThrownBy(() -> MboImporter.of(List.of(Path.of("es.csv")), ""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a name of an MBO file");
    }

    private Recording imported(String... records) throws IOException {
        String[] lines = new String[records.length + 1];
        lines[0] = HEADING;
        System.arraycopy(records, 0, lines, 1, records.length);
        Path file = Recording.write(folder, "esh4-glbx-mdp3-20231225.mbo.csv", lines);
        return Recording.of(MboImporter.of(List.of(file), ""));
    }

    private static String record(int second, long sequence, String rest) {
        long time = START + second * 1_000_000_000L;
        return time + "," + (time + 100_000) + "," + sequence + "," + rest;
    }
}
