package io.groundswell.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.redis.latest.LatestPart;
import io.groundswell.jobs.path.LastValues;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.SnapshotCause;
import io.groundswell.model.contract.RedisPart;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Trade;
import io.groundswell.operators.ScriptedDay;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a tape says that Redis may show. */
class LatestTapeTest {
    private static LatestTape tape(List<MarketEvent> events) {
        LatestTape tape = new LatestTape();
        events.forEach(tape::accept);
        tape.end();
        return tape;
    }

    private static TapedCell cell(LatestTape tape, RedisPart part) {
        return tape.find(new LatestCell(part, "AAA")).orElseThrow();
    }

    private static ScriptedDay day() {
        return new ScriptedDay("AAA", DepthMode.PRICE_LEVEL)
                .emptySnapshot()
                .level(Side.BID, 1_000, 1)
                .level(Side.ASK, 1_001, 2);
    }

    @Test
    void shouldHaveEveryStateOfABookAndTheSnapshotsOfItsGridPoints() {
        List<MarketEvent> events = day().afterMillis(300).level(Side.BID, 1_000, 7).events();
        LatestTape tape = tape(events);
        LastValues last = new LastValues();
        for (MarketEvent event : events) {
            last.accept(event);
            last.book().ifPresent(it -> assertShown(tape, it));
        }
        BookSnapshot book = last.book().orElseThrow();
        BookSnapshot grid = grid(book, ScriptedDay.START_NANOS + 1_000_000_000L);
        assertShown(tape, grid);
        assertThat(cell(tape, RedisPart.BOOK).end())
                .isEqualTo(LatestShape.book(grid).get(0).order());
    }

    private static void assertShown(LatestTape tape, BookSnapshot book) {
        for (LatestPart part : LatestShape.book(book)) {
            assertThat(cell(tape, part.part()).isWhole(part)).as(part.toString()).isTrue();
        }
    }

    private static BookSnapshot grid(BookSnapshot it, long timeNanos) {
        return new BookSnapshot(
                it.symbol(),
                timeNanos,
                it.sequence(),
                SnapshotCause.GRID,
                it.trust(),
                it.cross(),
                it.priceExponent(),
                it.sizeExponent(),
                it.bids(),
                it.asks(),
                it.bidLevels(),
                it.askLevels(),
                it.bidTotal(),
                it.askTotal());
    }

    @Test
    void shouldNotHaveABookThatWasNever() {
        List<MarketEvent> events = day().events();
        LastValues last = new LastValues();
        events.forEach(last::accept);
        BookSnapshot elsewhere =
                grid(last.book().orElseThrow(), ScriptedDay.START_NANOS + 2_000_000_000L);
        LatestPart part = LatestShape.book(elsewhere).get(0);
        assertThat(cell(tape(events), RedisPart.BOOK).knows(part)).isFalse();
    }

    @Test
    void shouldKeepTheOrdersOfTheLastThousandTradesAndNoMore() {
        ScriptedDay day = day();
        IntStream.range(0, 1_002).forEach(i -> day.afterNanos(5).trade(1_000, i + 1));
        List<MarketEvent> events = day.events();
        List<String> last = cell(tape(events), RedisPart.TICK).last();

        List<String> ids =
                events.stream()
                        .filter(Trade.class::isInstance)
                        .map(it -> LatestShape.entry((Trade) it).order())
                        .toList();
        assertThat(last).hasSize(LastValues.TRADES);
        assertThat(last.get(0)).isEqualTo(ids.get(1_001));
        assertThat(last.get(999)).isEqualTo(ids.get(2));
        assertThat(cell(tape(events), RedisPart.TRADE).last()).hasSize(1);
    }
}
