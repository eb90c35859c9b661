package io.groundswell.replay.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradingPhase;
import io.groundswell.model.event.TradingStatus;
import io.groundswell.model.quality.DefectReason;
import io.groundswell.replay.imports.LobsterImporter.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two levels a side; rows read ask 1, bid 1, ask 2, bid 2. */
class LobsterImporterTest {
    private static final String MESSAGES = "ABC_2012-06-21_34200000_57600000_message_2.csv";
    private static final String BOOKS = "ABC_2012-06-21_34200000_57600000_orderbook_2.csv";
    private static final long MIDNIGHT_NANOS = 1_340_251_200_000_000_000L;

    /** Offers 101 x 5 and 102 x 6, bids 100 x 7 and 99 x 8. */
    private static final String START = "101,5,100,7,102,6,99,8";

    @TempDir private Path folder;

    @Test
    void shouldUndoTheFirstMessageWhenTheBookBeforeItIsTold() throws IOException {
        Recording day = importOrders("34200.5,1,11,3,100,1", START);

        assertThat(day.depth())
                .containsExactly(
                        "ADD BID 100 4 #-100 inferred",
                        "ADD BID 99 8 #-99 inferred",
                        "ADD ASK 101 5 #-101 inferred",
                        "ADD ASK 102 6 #-102 inferred",
                        "ADD BID 100 3 #11");
        assertThat(day.defects).isEmpty();
        EventHeader row = day.events.get(day.events.size() - 1).header();
        assertThat(row.matchOrder()).isEqualTo(1);
        assertThat(row.eventTimeNanos()).isEqualTo(MIDNIGHT_NANOS + 34_200_500_000_000L);
        assertThat(row.sourceEpoch()).isEqualTo(MIDNIGHT_NANOS);
        assertThat(row.priceExponent()).isEqualTo(4);
    }

    @Test
    void shouldActOnThePseudoOrderWhenTheOrderIsNotKnown() throws IOException {
        Recording day =
                importOrders(
                        "34200.5,1,11,3,100,1", START,
                        "34201,4,77,2,100,1", "101,5,100,5,102,6,99,8",
                        "34202,3,78,2,100,1", "101,5,100,3,102,6,99,8",
                        "34203,2,11,1,100,1", "101,5,100,2,102,6,99,8");

        assertThat(day.depth())
                .endsWith(
                        "EXECUTE BID 100 2 #-100",
                        "DELETE BID 100 2 #-100",
                        "REDUCE BID 100 1 #11");
        Trade trade = day.all(Trade.class).get(0);
        assertThat(trade.restingOrderId()).isEqualTo(77);
        assertThat(trade.aggressor()).isEqualTo(Aggressor.SELLER);
        assertThat(trade.liquidity()).isEqualTo(Liquidity.DISPLAYED);
        assertThat(trade.header().matchOrder()).isEqualTo(2);
        assertThat(day.defects).isEmpty();
    }

    @Test
    void shouldChainTheRevealedLevelWhenTheWindowMovesDown() throws IOException {
        Recording day =
                importOrders(
                        "34200.5,5,0,1,100,1",
                        START,
                        "34201,3,12,5,101,-1",
                        "102,6,100,7,105,9,99,8");

        assertThat(day.depth())
                .endsWith("DELETE ASK 101 5 #-101 more", "ADD ASK 105 9 #-105 inferred");
        assertThat(day.summary.note(LobsterOrders.REVEALED)).isEqualTo(1);
        assertThat(day.summary.note(LobsterOrders.INSIDE)).isZero();
        assertThat(day.defects).isEmpty();
    }

    @Test
    void shouldPutLevelsRightWhenTheyChangedOutOfSight() throws IOException {
        Recording day =
                importOrders(
                        "34200.5,1,20,5,103,-1", "101,5,100,7,103,5,99,8",
                        // Two better offers push 103 and 101's neighbour out of the window.
                        "34201,1,21,1,98,-1", "98,1,100,7,101,5,99,8",
                        "34202,1,22,1,97,-1", "97,1,100,7,98,1,99,8",
                        "34203,3,22,1,97,-1", "98,1,100,7,101,5,99,8",
                        // 103 grew from 5 to 8 meanwhile.
                        "34204,3,21,1,98,-1", "101,5,100,7,103,8,99,8",
                        // The order that is known goes, then a share of one that is not.
                        "34205,3,20,5,103,-1", "101,5,100,7,103,3,99,8",
                        "34206,2,90,1,103,-1", "101,5,100,7,103,2,99,8");

        assertThat(day.depth())
                .endsWith(
                        "DELETE ASK 98 1 #21 more",
                        "ADD ASK 103 3 #-103 inferred",
                        "DELETE ASK 103 5 #20",
                        "REDUCE ASK 103 1 #-103");
        assertThat(day.summary.note(LobsterOrders.GREW)).isEqualTo(1);
        assertThat(day.defects).isEmpty();
    }

    @Test
    void shouldReportADefectWhenTheBookChangesInsideTheWindowWithoutAMessage() throws IOException {
        Recording day =
                importOrders(
                        "34200.5,5,0,1,100,1",
                        START,
                        "34201,5,0,1,100,1",
                        "101,5,100,9,102,6,99,8");

        assertThat(day.summary.note(LobsterOrders.INSIDE)).isEqualTo(1);
        assertThat(day.defects).hasSize(1);
        assertThat(day.defects.get(0).position()).isEqualTo(2);
        assertThat(day.defects.get(0).detail()).contains("BID 100");
        assertThat(day.depth()).endsWith("CHANGE BID 100 9 #-100 inferred");
    }

    @Test
    void shouldGoOnWhenLinesAreBad() throws IOException {
        Recording day =
                importOrders(
                        "34200.5,5,0,1,100,1", START,
                        "34201,9,0,1,100,1", START,
                        "rubbish", START,
                        "90000,5,0,1,100,1", START,
                        "34202,5,0,1,100,1", "101,5,100,7,101,6,99,8",
                        "34203,5,0,2,100,-1", START);

        assertThat(day.summary.defects())
                .containsEntry(DefectReason.MALFORMED, 3L)
                .containsEntry(DefectReason.IMPLAUSIBLE_TIME, 1L);
        assertThat(day.all(Trade.class)).extracting(Trade::size).containsExactly(1L, 1L, 2L);
        assertThat(day.all(Trade.class).get(2).aggressor()).isEqualTo(Aggressor.BUYER);
        assertThat(day.all(Trade.class).get(2).liquidity()).isEqualTo(Liquidity.HIDDEN);
    }

    @Test
    void shouldCountTradesThatComeBeforeTheFirstBook() throws IOException {
        Recording day =
                importOrders(
                        "34200.5,5,0,1,100,1",
                        "rubbish",
                        "34201,1,0,1,100,1",
                        "rubbish",
                        "34202,4,12,5,104,-1",
                        "rubbish",
                        "34203,5,0,2,100,1",
                        START);

        assertThat(day.all(Trade.class)).extracting(Trade::size).containsExactly(2L);
        assertThat(day.summary.note(LobsterImporter.BEFORE_FIRST_BOOK)).isEqualTo(2);
    }

    @Test
    void shouldTellTheHaltWhenTradingStopsAndResumes() throws IOException {
        Recording day =
                importOrders(
                        "34200,7,0,0,-1,-1", START,
                        "34201,7,0,0,0,-1", START,
                        "34202,6,-1,500,100,-1", START,
                        "34203,7,0,0,1,-1", START);

        assertThat(day.defects).isEmpty();
        assertThat(day.all(TradingStatus.class))
                .extracting(TradingStatus::phase)
                .containsExactly(
                        TradingPhase.HALTED, TradingPhase.AUCTION, TradingPhase.CONTINUOUS);
        assertThat(day.all(Trade.class)).hasSize(1);
        assertThat(day.all(Trade.class).get(0).liquidity()).isEqualTo(Liquidity.AUCTION);
        assertThat(day.all(Trade.class).get(0).aggressor()).isEqualTo(Aggressor.NONE);
    }

    @Test
    void shouldTellWindowChangesOnlyWhenImportedAsLevels() throws IOException {
        Recording day =
                importAs(
                        Rows.LEVELS,
                        "34200.5,1,11,3,100,1",
                        START,
                        "34201,3,12,5,101,-1",
                        "102,6,100,7,105,9,99,8");

        assertThat(day.depth())
                .endsWith(
                        "CHANGE BID 100 7 #0",
                        "DELETE ASK 101 0 #0 more",
                        "CHANGE ASK 105 9 #0 inferred");
    }

    @Test
    void shouldReportTheShorterFileWhenTheTwoDiffer() throws IOException {
        Recording.write(folder, MESSAGES, "34200.5,5,0,1,100,1", "34201,5,0,1,100,1");
        Path books = Recording.write(folder, BOOKS, START);

        Recording day = Recording.of(LobsterImporter.of(books, "", Rows.ORDERS));

        assertThat(day.defects).hasSize(1);
        assertThat(day.all(Trade.class)).hasSize(1);
    }

    @Test
    void shouldNameWhatIsMissingWhenADayIsNotWhole() throws IOException {
        Path books = Recording.write(folder, BOOKS, START);

        assertThatThrownBy(() -> LobsterImporter.of(books, "", Rows.ORDERS))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("message_2.csv");
        assertThatThrownBy(() -> LobsterImporter.of(Path.of("a.csv"), "", Rows.ORDERS))
                .hasMessageContaining("not a LOBSTER file name");
    }

    @Test
    void shouldTakeSymbolAndDateFromTheNameWhenNoneIsGiven() throws IOException {
        Recording.write(folder, MESSAGES, "34200.5,5,0,1,100,1");
        Path books = Recording.write(folder, BOOKS, START);

        LobsterImporter importer = LobsterImporter.of(books, "", Rows.ORDERS);

        assertThat(importer.instrument().symbol()).isEqualTo("ABC");
        assertThat(importer.tradingDate()).isEqualTo(LocalDate.of(2012, 6, 21));
        assertThat(LobsterImporter.of(books, "XYZ", Rows.ORDERS).instrument().symbol())
                .isEqualTo("XYZ");
    }

    private Recording importOrders(String... messageAndBook) throws IOException {
        return importAs(Rows.ORDERS, messageAndBook);
    }

    private Recording importAs(Rows as, String... messageAndBook) throws IOException {
        String[] messages = new String[messageAndBook.length / 2];
        String[] books = new String[messages.length];
        for (int i = 0; i < messages.length; i++) {
            messages[i] = messageAndBook[2 * i];
            books[i] = messageAndBook[2 * i + 1];
        }
        Recording.write(folder, BOOKS, books);
        return Recording.of(
                LobsterImporter.of(Recording.write(folder, MESSAGES, messages), "", as));
    }
}
