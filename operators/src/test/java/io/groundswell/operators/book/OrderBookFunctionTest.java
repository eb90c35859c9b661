package io.groundswell.operators.book;

import static io.groundswell.operators.book.BookHarness.PLENTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.BookSummary;
import io.groundswell.model.book.SnapshotCause;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.Fundamentals;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.operators.ScriptedDay;
import io.groundswell.operators.book.BookHarness.Step;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an order-book step puts out, and when. */
class OrderBookFunctionTest {
    private static BookHarness open(Step step) throws Exception {
        return BookHarness.fresh(step, new HashMapStateBackend(), PLENTY);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void shouldEmitTheGridPointBeforeTheFirstEventLaterThanIt(Step step) throws Exception {
        List<MarketEvent> events =
                new ScriptedDay("AAA", DepthMode.PRICE_LEVEL)
                        .emptySnapshot()
                        .afterMillis(999)
                        .level(Side.BID, 9_999, 5)
                        .afterMillis(1)
                        .level(Side.BID, 9_999, 6)
                        .afterNanos(1)
                        .level(Side.BID, 9_999, 7)
                        .events();
        try (BookHarness books = open(step)) {
            books.feed(events);
            List<BookSnapshot> grid =
                    books.flink().extractOutputValues().stream()
                            .filter(snapshot -> snapshot.cause() == SnapshotCause.GRID)
                            .toList();
            assertThat(grid).hasSize(2);
            // The event of the grid point itself is in, the one a nanosecond later is not.
            assertThat(grid.get(1).timeNanos()).isEqualTo(ScriptedDay.START_NANOS + 1_000_000_000L);
            assertThat(grid.get(1).bids().get(0).size()).isEqualTo(6);
        }
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void shouldCompleteASilentSymbolWhenTheWatermarkPassesItsGridPoint(Step step) throws Exception {
        List<MarketEvent> events =
                new ScriptedDay("AAA", DepthMode.PRICE_LEVEL)
                        .emptySnapshot()
                        .afterMillis(10)
                        .level(Side.ASK, 10_001, 5)
                        .events();
        long gridMillis = ScriptedDay.START_NANOS / 1_000_000 + 1_000;
        try (BookHarness books = open(step)) {
            books.feed(events);
            int before = books.flink().extractOutputValues().size();
            books.flink().processWatermark(gridMillis - 1);
            assertThat(books.flink().extractOutputValues()).hasSize(before);
            books.flink().processWatermark(gridMillis);
            assertThat(books.flink().extractOutputValues())
                    .hasSize(before + 1)
                    .last()
                    .satisfies(
                            snapshot -> {
                                assertThat(snapshot.cause()).isEqualTo(SnapshotCause.GRID);
                                assertThat(snapshot.asks().get(0).size()).isEqualTo(5);
                            });
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void shouldGiveTheSameOutputWhereverWatermarksFall(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        try (BookHarness books = open(Step.WRITE_BACK);
                BookHarness undisturbed = open(Step.ROW_PER_ENTRY)) {
            for (MarketEvent event : ScriptedBooks.day()) {
                long eventMillis = event.header().eventTimeMillis();
                if (random.nextInt(4) == 0) {
                    books.flink().processWatermark(eventMillis - 1 - random.nextLong(2_000));
                }
                books.feed(List.of(event));
            }
            books.end();
            undisturbed.feed(ScriptedBooks.day());
            undisturbed.end();
            assertThat(books.outputs()).isEqualTo(undisturbed.outputs());
        }
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void shouldOnlyCountWhatIsToldBesideTheMarket(Step step) throws Exception {
        List<MarketEvent> events =
                new ScriptedDay("AAA", DepthMode.TOP_OF_BOOK)
                        .besideTheMarket()
                        .quote(9_999, 5, 10_001, 5)
                        .afterMillis(300)
                        .besideTheMarket()
                        .quote(10_002, 5, 10_001, 5)
                        .afterMillis(9_000)
                        .besideTheMarket()
                        .quote(9_998, 5, 10_001, 5)
                        .events();
        List<MarketEvent> market =
                events.stream()
                        .filter(it -> !(it instanceof Fundamentals || it instanceof HistoryBar))
                        .toList();
        try (BookHarness books = open(step);
                BookHarness undisturbed = open(step)) {
            books.feed(events);
            undisturbed.feed(market);
            assertThat(books.outputs()).isEqualTo(undisturbed.outputs()).hasSize(3);
            books.end();
            assertThat(books.side(OrderBookFunction.SUMMARIES).get(0).events())
                    .isEqualTo(market.size() + 6);
        }
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void shouldSumUpEachSymbolWhenTheInputEnds(Step step) throws Exception {
        try (BookHarness books = open(step)) {
            List<MarketEvent> day = ScriptedBooks.day();
            books.feed(day);
            assertThat(books.side(OrderBookFunction.SUMMARIES)).isEmpty();
            books.end();
            List<BookSummary> summaries = books.side(OrderBookFunction.SUMMARIES);
            assertThat(summaries).hasSize(ScriptedBooks.SYMBOLS);
            assertThat(summaries.stream().mapToLong(BookSummary::events).sum())
                    .isEqualTo(day.size());
            assertThat(summaries).allMatch(summary -> summary.trust().isTrusted());
        }
    }

    @Test
    void shouldRefuseToRunWhereNothingWouldWriteItsBooksBack() throws Exception {
        BookSettings settings =
                new BookSettings(Duration.ofSeconds(1), 5, 1, 100_000, Duration.ofSeconds(5));
        var operator = new KeyedProcessOperator<>(new OrderBookFunction(settings));
        try (var harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        operator, MarketEvent::symbol, Types.STRING)) {
            assertThatThrownBy(harness::open)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("WriteBackOperator");
        }
    }
}
