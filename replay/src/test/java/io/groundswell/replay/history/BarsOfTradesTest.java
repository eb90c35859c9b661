package io.groundswell.replay.history;

import static io.groundswell.replay.history.NeptFolder.MONDAY;
import static io.groundswell.replay.history.NeptFolder.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.TapeReader;
import io.groundswell.replay.tape.TapeWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BarsOfTradesTest {
    @TempDir Path root;

    private final MadeDay day =
            new MadeDay()
                    .trade("10:00:00", 100)
                    .trade("10:00:05", 20)
                    .trade("10:00:09", 3)
                    .trade("10:00:10", 50)
                    .trade("10:00:50", 7);

    private static final int BAR_SECONDS = 10;

    /** The day with one trade told with others of another time. */
    private Path tape(int index, long orderNanos, int flags) throws IOException {
        HistoryFolder folder = new HistoryFolder(root);
        day.layTicks(folder);
        List<MarketEvent> events = new ArrayList<>();
        try (TapeReader reader = TapeReader.open(folder.tape(unit("ticks", MONDAY)));
                EventCursor cursor = reader.cursor(NeptFolder.SYMBOL)) {
            for (MarketEvent it = cursor.next(); it != null; it = cursor.next()) {
                int number = events.size();
                events.add(
                        number == index ? it.withHeader(told(it.header(), orderNanos, flags)) : it);
            }
        }
        events.sort(
                Comparator.comparingInt((MarketEvent it) -> it instanceof InstrumentDefined ? 0 : 1)
                        .thenComparingLong(MarketEvent::eventTimeNanos));
        Path file = root.resolve("late.tape");
        try (TapeWriter tape = TapeWriter.create(file, "made", MONDAY, "made up", "nobody's")) {
            long sequence = 0;
            for (MarketEvent it : events) {
                tape.append(it.withHeader(numbered(it.header(), ++sequence)));
            }
            tape.finish();
        }
        return file;
    }

    private static EventHeader told(EventHeader it, long orderNanos, int flags) {
        return header(it, it.sequence(), orderNanos, flags);
    }

    private static EventHeader numbered(EventHeader it, long sequence) {
        return header(it, sequence, it.eventTimeNanos(), it.flags());
    }

    private static EventHeader header(EventHeader it, long sequence, long nanos, int flags) {
        return new EventHeader(
                it.symbol(),
                it.topic(),
                it.sourceEpoch(),
                sequence,
                nanos,
                it.feedTimeNanos(),
                it.receiveTimeNanos(),
                it.matchOrder(),
                it.priceExponent(),
                it.sizeExponent(),
                flags);
    }

    private static List<String> words(MarketEvent event) {
        HistoryBar it = (HistoryBar) event;
        return List.of(
                it.beginNanos() + " " + it.volume() + " of " + it.totalVolume(),
                it.open() + " " + it.high() + " " + it.low() + " " + it.close());
    }

    private void check(Path file) throws IOException {
        List<List<String>> bars = new ArrayList<>();
        try (TapeReader reader = TapeReader.open(file);
                EventCursor cursor = reader.cursor(NeptFolder.SYMBOL)) {
            BarsOfTrades made = new BarsOfTrades(cursor, BAR_SECONDS);
            for (MarketEvent it = made.next(); it != null; it = made.next()) {
                bars.add(words(it));
            }
        }
        assertThat(bars)
                .isEqualTo(day.bars(BAR_SECONDS).stream().map(BarsOfTradesTest::words).toList());
    }

    @Test
    void shouldPutABackfilledTradeIntoTheBarOfItsTime() throws IOException {
        // The third was told after all others.
        check(tape(3, NeptFolder.nanos("2021-03-01T10:01:20"), EventFlags.BACKFILLED));
    }

    @Test
    void shouldPutALatePrintIntoTheBarOfItsTime() throws IOException {
        check(tape(2, NeptFolder.nanos("2021-03-01T10:00:40"), EventFlags.TIME_ADJUSTED));
    }
}
