package io.groundswell.replay.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.EventPosition;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class TapePropertyTest {
    private static final List<String> SYMBOLS = List.of("SPY", "AMZN", "BRK.A", "@ESH24");

    private static Path folder;

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("tape-property");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Property(tries = 60)
    void shouldGiveBackWhatWasWrittenWhenReadMergedOrBySymbol(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int symbols,
            @ForAll @IntRange(min = 1, max = 120) int perSymbol)
            throws IOException {
        List<MarketEvent> day =
                RandomDay.events(new Random(seed), SYMBOLS.subList(0, symbols), perSymbol);
        Path file = folder.resolve("round-trip.tape");
        TapeInfo written = Tapes.write(file, day);

        try (TapeReader reader = TapeReader.open(file)) {
            assertThat(reader.info()).isEqualTo(written);
            assertThat(written.events()).isEqualTo(day.size());
            assertThat(written.firstEventNanos()).isEqualTo(day.get(0).eventTimeNanos());
            assertThat(written.lastEventNanos())
                    .isEqualTo(day.get(day.size() - 1).eventTimeNanos());
            try (EventCursor all = reader.all()) {
                assertThat(Tapes.rest(all)).isEqualTo(day);
                assertThat(all.next()).isNull();
            }
            for (String symbol : reader.symbols()) {
                try (EventCursor one = reader.cursor(symbol)) {
                    assertThat(Tapes.rest(one))
                            .isEqualTo(
                                    day.stream().filter(e -> e.symbol().equals(symbol)).toList());
                }
            }
            TapeVerification verification = reader.verify();
            assertThat(verification.events()).isEqualTo(day.size());
            assertThat(verification.bytes()).isEqualTo(Files.size(file));
            assertThat(verification.eventsBySymbol()).hasSize(symbols);
        }
    }

    @Property(tries = 60)
    void shouldGoOnStrictlyAfterAnyPositionWhenSought(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int symbols) throws IOException {
        Random random = new Random(seed);
        List<MarketEvent> day = RandomDay.events(random, SYMBOLS.subList(0, symbols), 80);
        Path file = folder.resolve("seek.tape");
        Tapes.write(file, day);

        try (TapeReader reader = TapeReader.open(file);
                EventCursor all = reader.all();
                EventCursor one = reader.cursor(SYMBOLS.get(0))) {
            for (int i = 0; i < 10; i++) {
                EventPosition after = positionNear(random, day);
                Comparator<EventPosition> order = Comparator.naturalOrder();
                List<MarketEvent> suffix =
                        day.stream()
                                .filter(e -> order.compare(EventPosition.of(e.header()), after) > 0)
                                .toList();
                all.seek(after);
                assertThat(Tapes.rest(all)).isEqualTo(suffix);
                one.seek(after);
                assertThat(Tapes.rest(one))
                        .isEqualTo(
                                suffix.stream()
                                        .filter(e -> e.symbol().equals(SYMBOLS.get(0)))
                                        .toList());
            }
        }
    }

    @Property(tries = 60)
    void shouldGoOnAtTheFirstEventOfATimeWhenSoughtByTime(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<MarketEvent> day = RandomDay.events(random, SYMBOLS, 80);
        Path file = folder.resolve("time.tape");
        Tapes.write(file, day);

        try (TapeReader reader = TapeReader.open(file);
                EventCursor all = reader.all()) {
            for (int i = 0; i < 10; i++) {
                long time =
                        day.get(random.nextInt(day.size())).eventTimeNanos()
                                + random.nextInt(3)
                                - 1;
                all.seekTime(time);
                assertThat(Tapes.rest(all))
                        .isEqualTo(day.stream().filter(e -> e.eventTimeNanos() >= time).toList());
            }
        }
    }

    /** The position of an event, or one beside it that no event has. */
    private static EventPosition positionNear(Random random, List<MarketEvent> day) {
        EventHeader at = day.get(random.nextInt(day.size())).header();
        return switch (random.nextInt(4)) {
            case 0 ->
                    new EventPosition(at.eventTimeNanos() + 1, "M", 1, Topic.L2, 1, Long.MAX_VALUE);
            case 1 -> new EventPosition(at.eventTimeNanos(), at.symbol(), 1, Topic.TICKS, 2000, 0);
            default -> EventPosition.of(at);
        };
    }
}
