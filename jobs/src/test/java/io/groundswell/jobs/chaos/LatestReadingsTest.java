package io.groundswell.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.redis.latest.LatestPart;
import io.groundswell.model.contract.RedisField;
import io.groundswell.model.contract.RedisPart;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Trade;
import io.groundswell.operators.ScriptedDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day of three quotes and three trades, and what a reader could make of them. */
class LatestReadingsTest {
    @TempDir Path folder;
    private final LatestTape tape = new LatestTape();
    private List<LatestPart> quotes;
    private List<LatestPart> entries;
    private ReadingsLog log;
    private LatestReadings readings;

    @BeforeEach
    void readTape() throws IOException {
        List<MarketEvent> events =
                new ScriptedDay("AAA", DepthMode.TOP_OF_BOOK)
                        .quote(1_000, 1, 1_001, 2)
                        .trade(1_000, 5)
                        .afterMillis(1)
                        .quote(1_002, 3, 1_003, 4)
                        .trade(1_001, 6)
                        .afterMillis(1)
                        .quote(1_000, 1, 1_001, 2)
                        .trade(1_002, 7)
                        .events();
        events.forEach(tape::accept);
        tape.end();
        quotes =
                events.stream()
                        .filter(Quote.class::isInstance)
                        .map(it -> LatestShape.quote((Quote) it))
                        .toList();
        entries =
                events.stream()
                        .filter(Trade.class::isInstance)
                        .map(it -> LatestShape.entry((Trade) it))
                        .toList();
        log = ReadingsLog.open(folder.resolve("readings.json"));
        readings = new LatestReadings(tape, log);
    }

    private ReadingVerdict judge(LatestPart value) {
        return readings.judge("AAA", value, 0);
    }

    private static LatestPart with(LatestPart value, RedisField field, String text) {
        Map<RedisField, String> fields = new EnumMap<>(value.fields());
        fields.put(field, text);
        return new LatestPart(value.part(), value.order(), fields);
    }

    @Test
    void shouldTakeEveryValueOfTheTapeInItsOrderAndAlsoTwiceOrLeftOut() {
        assertThat(judge(quotes.get(0))).isEqualTo(ReadingVerdict.NEWER);
        assertThat(judge(quotes.get(0))).isEqualTo(ReadingVerdict.SAME);
        assertThat(judge(quotes.get(2))).isEqualTo(ReadingVerdict.NEWER);
        assertThat(log.of(RedisPart.QUOTE)).isEqualTo(new ReadingCounts(2, 1, 0, 0, 0, 0));
        assertThat(log.complaints()).isEmpty();
    }

    @Test
    void shouldCallAValueTornWhenAnyOneFieldIsOfAnotherEvent() {
        for (RedisField field : RedisPart.QUOTE.fields()) {
            assertThat(judge(with(quotes.get(1), field, "other")))
                    .as(field.fieldName())
                    .isEqualTo(ReadingVerdict.TORN);
        }
        LatestPart mixed = new LatestPart(RedisPart.QUOTE, quotes.get(1).order(), first());
        assertThat(judge(mixed)).isEqualTo(ReadingVerdict.TORN);
        assertThat(log.complaints()).hasSize(RedisPart.QUOTE.fields().size() + 1);
    }

    private Map<RedisField, String> first() {
        return quotes.get(0).fields();
    }

    @Test
    void shouldNotLetTextMoveFromOneFieldToTheNext() {
        LatestPart quote = quotes.get(0);
        LatestPart moved =
                with(
                        with(quote, RedisField.BID, quote.text(RedisField.BID) + "1"),
                        RedisField.BID_SIZE,
                        "");
        assertThat(quote.text(RedisField.BID_SIZE)).isEqualTo("1");
        assertThat(judge(moved)).isEqualTo(ReadingVerdict.TORN);
    }

    @Test
    void shouldCallAValueStaleWhenALaterOneWasRead() {
        judge(quotes.get(1));
        assertThat(judge(quotes.get(0))).isEqualTo(ReadingVerdict.STALE);
        assertThat(judge(quotes.get(0))).isEqualTo(ReadingVerdict.STALE);
        assertThat(judge(quotes.get(1))).isEqualTo(ReadingVerdict.SAME);
    }

    @Test
    void shouldCallAValueUndoneWhenRedisWasKilledSinceTheLaterOne() {
        readings.judge("AAA", quotes.get(1), 1);
        assertThat(readings.judge("AAA", quotes.get(0), 2)).isEqualTo(ReadingVerdict.UNDONE);
        readings.judge("AAA", quotes.get(1), 2);
        assertThat(readings.judge("AAA", quotes.get(0), 2)).isEqualTo(ReadingVerdict.STALE);
    }

    @Test
    void shouldCallAnOrderThatTheTapeDoesNotHaveForeign() {
        LatestPart unheard = new LatestPart(RedisPart.QUOTE, "unheard", first());
        assertThat(judge(unheard)).isEqualTo(ReadingVerdict.FOREIGN);
        assertThat(readings.judge("BBB", quotes.get(0), 0)).isEqualTo(ReadingVerdict.FOREIGN);
        LatestPart astray = LatestShape.trade(trade());
        LatestPart placed = new LatestPart(RedisPart.QUOTE, astray.order(), first());
        assertThat(judge(placed)).isEqualTo(ReadingVerdict.FOREIGN);
    }

    private static Trade trade() {
        return new ScriptedDay("AAA", DepthMode.TOP_OF_BOOK)
                .trade(1_000, 5).events().stream()
                        .filter(Trade.class::isInstance)
                        .map(Trade.class::cast)
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void shouldNotTakeAWrongReadingForTheNewest() {
        judge(quotes.get(0));
        judge(with(quotes.get(2), RedisField.BID, "0"));
        assertThat(judge(quotes.get(1))).isEqualTo(ReadingVerdict.NEWER);
    }

    @Test
    void shouldMissAValueThatIsGone() {
        LatestCell cell = new LatestCell(RedisPart.QUOTE, "AAA");
        readings.judgeNothing(cell, 0);
        assertThat(log.total()).isEqualTo(ReadingCounts.NONE);

        judge(quotes.get(0));
        readings.judgeNothing(cell, 0);
        readings.judgeNothing(cell, 1);
        assertThat(log.total()).isEqualTo(new ReadingCounts(1, 0, 0, 1, 1, 0));

        readings.judgeEntries("AAA", entries.subList(0, 1), 0);
        readings.judgeEntries("AAA", List.of(), 0);
        assertThat(log.of(RedisPart.TICK).stale()).isEqualTo(1);
    }

    @Test
    void shouldTakeEntriesOfAStreamThatGoDown() {
        readings.judgeEntries("AAA", List.of(entries.get(1), entries.get(0)), 0);
        readings.judgeEntries("AAA", List.of(entries.get(2), entries.get(0)), 0);
        assertThat(log.of(RedisPart.TICK)).isEqualTo(new ReadingCounts(2, 2, 0, 0, 0, 0));
    }

    @Test
    void shouldCallEntriesStaleThatDoNotGoDownOrEndBeforeThoseThatWereRead() {
        readings.judgeEntries("AAA", List.of(entries.get(1), entries.get(1)), 0);
        assertThat(log.of(RedisPart.TICK)).isEqualTo(new ReadingCounts(1, 0, 0, 1, 0, 0));
        readings.judgeEntries("AAA", List.of(entries.get(0)), 0);
        assertThat(log.of(RedisPart.TICK)).isEqualTo(new ReadingCounts(1, 0, 0, 2, 0, 0));
    }

    @Test
    void shouldLookAtTheFieldsOfEveryEntry() {
        LatestPart torn = with(entries.get(0), RedisField.SIZE, "8");
        LatestPart foreign = new LatestPart(RedisPart.TICK, "1-1", entries.get(0).fields());
        readings.judgeEntries("AAA", List.of(entries.get(2), torn, foreign), 0);
        assertThat(log.of(RedisPart.TICK)).isEqualTo(new ReadingCounts(1, 0, 1, 0, 0, 1));
    }

    @Test
    void shouldSayWhatIsMissingAtTheEnd() {
        judge(quotes.get(2));
        readings.judgeEntries("AAA", List.of(entries.get(1), entries.get(0)), 0);
        // Trade, book and condition were never read; of the stream the newest is missing.
        assertThat(readings.behind()).isEqualTo(4);

        LatestEnd end =
                LatestEnd.of(
                        tape,
                        readings,
                        cell -> List.of(entries.get(1).order(), entries.get(0).order()));
        assertThat(end.parts())
                .containsEntry(RedisPart.QUOTE, new LatestEnd.OfPart(1, 1, 0, 0))
                .containsEntry(RedisPart.TRADE, new LatestEnd.OfPart(1, 0, 0, 0))
                .containsEntry(RedisPart.TICK, new LatestEnd.OfPart(1, 0, 3, 1));
        assertThat(end.isEqual()).isFalse();
        assertThat(end.total()).isEqualTo(new LatestEnd.OfPart(5, 1, 3, 1));
    }

    @Test
    void shouldRememberInItsFileWhatWasReadBeforeTheCommandWasStartedAgain() throws IOException {
        judge(quotes.get(1));
        judge(quotes.get(0));
        for (long millis : new long[] {7, 5}) {
            log.absenceBegins();
            log.absenceEnds(millis);
        }
        log.save();

        ReadingsLog again = ReadingsLog.open(folder.resolve("readings.json"));
        assertThat(again.of(RedisPart.QUOTE)).isEqualTo(new ReadingCounts(1, 0, 0, 1, 0, 0));
        assertThat(again.complaints())
                .singleElement()
                .asString()
                .startsWith("STALE AAA")
                .contains(quotes.get(0).order());
        assertThat(again.absences()).isEqualTo(2);
        assertThat(again.longestAbsenceMillis()).isEqualTo(7);
    }

    @Test
    void shouldSayWhenItsFileIsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.json"), "{");
        assertThatThrownBy(() -> ReadingsLog.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("--fresh");
    }

    @Test
    void shouldNotCallReadingsRightOfWhichThereIsNone() {
        assertThat(ReadingCounts.NONE.areRight()).isFalse();
        assertThat(new ReadingCounts(0, 3, 0, 0, 0, 0).areRight()).isFalse();
        assertThat(new ReadingCounts(1, 3, 0, 0, 0, 0).areRight()).isTrue();
        assertThat(new ReadingCounts(1, 3, 1, 0, 0, 0).areRight()).isFalse();
        assertThat(new ReadingCounts(1, 3, 0, 1, 0, 0).areRight()).isFalse();
        assertThat(new ReadingCounts(1, 3, 0, 0, 1, 0).areRight()).isFalse();
        assertThat(new ReadingCounts(1, 3, 0, 0, 0, 1).areRight()).isFalse();
    }
}
