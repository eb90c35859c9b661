package io.groundswell.replay.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.DepthMode;
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
}
