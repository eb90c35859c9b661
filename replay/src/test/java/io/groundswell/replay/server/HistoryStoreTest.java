package io.groundswell.replay.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.replay.tape.TapeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two tapes, of a Wednesday and of the Thursday, on which a late print of Wednesday stands. */
class HistoryStoreTest {
    private static final String WEDNESDAY = "20210630";
    private static final String THURSDAY = "20210701";

    @TempDir Path folder;

    private Path first;
    private HistoryStore history;

    private static MarketEvent trade(String time, int daysLater, long price) {
        MarketEvent trade = Recorded.trade(time, price, 100, TradeBasis.LAST_QUALIFIED);
        long later = TimeUnit.DAYS.toNanos(daysLater);
        EventHeader it = trade.header();
        return trade.withHeader(
                new EventHeader(
                        it.symbol(),
                        it.topic(),
                        it.sourceEpoch(),
                        it.sequence(),
                        it.eventTimeNanos() + later,
                        it.feedTimeNanos() + later,
                        it.receiveTimeNanos(),
                        0,
                        it.priceExponent(),
                        it.sizeExponent(),
                        0));
    }

    @BeforeEach
    void record() throws IOException {
        first = tape("1", Recorded.quote("09:30:00", 1, 1, 2, 1, 3), trade("09:30:01", 0, 10));
        tape("2", trade("20:30:00", 0, 20), trade("09:30:00", 1, 30));
        history =
                new HistoryStore(
                        TapeLibrary.open(List.of(folder)),
                        List.of(),
                        new ReplayTime(0),
                        () -> 0,
                        () -> null);
    }

    private Path tape(String name, MarketEvent... events) throws IOException {
        return TestTape.write(
                folder.resolve(name + ".tape"),
                Recorded.DAY,
                Recorded.instrument(DepthMode.TOP_OF_BOOK),
                List.of(events));
    }

    private List<Long> prices(String date) throws Exception {
        String line = "HTT,AAPL," + date + " 000000," + date + " 235959";
        return history.ticks(HistoryRequest.parse(CommandWords.of(line))).stream()
                .map(it -> it.trade().price())
                .toList();
    }

    @Test
    void shouldTellALatePrintOnTheTapeOfAnotherDateHoweverOftenItIsAskedFor() throws Exception {
        for (int asked = 0; asked < 3; asked++) {
            assertThat(prices(WEDNESDAY)).containsExactly(10L, 20L);
            assertThat(prices(THURSDAY)).containsExactly(30L);
            assertThat(prices("20210702")).isEmpty();
        }
    }

    @Test
    void shouldNotReadATapeAgainThatHoldsNothingOfTheDate() throws Exception {
        assertThat(prices(THURSDAY)).containsExactly(30L);
        Files.delete(first);
        assertThat(prices(THURSDAY)).containsExactly(30L);
        assertThatThrownBy(() -> prices(WEDNESDAY)).isInstanceOf(IOException.class);
    }

    @Test
    void shouldKnowNoQuoteOfTheTapeBefore() throws Exception {
        String line = "HTX,AAPL,9";
        assertThat(history.ticks(HistoryRequest.parse(CommandWords.of(line))))
                .extracting(HistoryTick::bid)
                .containsExactly(1L, EventHeader.ABSENT, EventHeader.ABSENT);
    }

    /** That was told at its feed time, but stands on the tape where it was back-filled. */
    private static MarketEvent backfilled(String feedTime, String time, long price) {
        MarketEvent trade =
                Recorded.trade(time, price, 100, TradeBasis.LAST_QUALIFIED, EventFlags.BACKFILLED);
        EventHeader it = trade.header();
        return trade.withHeader(
                new EventHeader(
                        it.symbol(),
                        it.topic(),
                        it.sourceEpoch(),
                        it.sequence(),
                        it.eventTimeNanos(),
                        Recorded.at(feedTime),
                        it.receiveTimeNanos(),
                        0,
                        it.priceExponent(),
                        it.sizeExponent(),
                        it.flags()));
    }

    @Test
    void shouldTellBackfilledTradesAndTheirBarsInTheOrderOfFeedTimes() throws Exception {
        Files.delete(folder.resolve("2.tape"));
        tape(
                "1",
                Recorded.quote("09:30:00", 1, 1, 2, 1, 3),
                trade("09:30:01", 0, 10),
                Recorded.quote("09:30:04", 5, 1, 6, 1, 3),
                trade("09:30:05", 0, 20),
                backfilled("09:30:01.500", "09:30:15", 12),
                backfilled("09:30:03", "09:30:15", 15));
        EventHeader last = Recorded.trade("09:30:06", 1, 1, TradeBasis.OTHER).header();
        HistoryStore played =
                new HistoryStore(
                        TapeLibrary.open(List.of(folder)),
                        List.of(),
                        new ReplayTime(0),
                        () -> 0,
                        () -> last);
        List<HistoryTick> ticks = played.ticks(HistoryRequest.parse(CommandWords.of("HTX,AAPL,3")));
        assertThat(ticks).extracting(it -> it.trade().price()).containsExactly(12L, 15L, 20L);
        assertThat(ticks).extracting(HistoryTick::bid).containsExactly(1L, 1L, 5L);
        assertThat(played.bars(HistoryRequest.parse(CommandWords.of("HIX,AAPL,1,9"))))
                .extracting(it -> it.open() + " " + it.close())
                .containsExactly("10 12", "15 15", "20 20");
    }
}
