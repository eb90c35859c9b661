package io.groundswell.replay.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.BarUnit;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** IQFeed's own bars of NEPT, and the same bars made of IQFeed's own trades. */
class NeptBarsDayTest {
    private static final Predicate<Trade> LAST =
            trade -> trade.basis() == TradeBasis.LAST_QUALIFIED;
    private static final Predicate<Trade> LAST_OR_EXTENDED =
            LAST.or(trade -> trade.basis() == TradeBasis.EXTENDED);

    /** What a bar says, whoever made it. */
    private record Told(
            long beginNanos,
            long open,
            long high,
            long low,
            long close,
            long volume,
            long totalVolume) {
        static Told of(HistoryBar bar) {
            return new Told(
                    bar.beginNanos(),
                    bar.open(),
                    bar.high(),
                    bar.low(),
                    bar.close(),
                    bar.volume(),
                    bar.totalVolume());
        }

        static Told of(long beginNanos, Trade first) {
            long price = first.price();
            return new Told(
                    beginNanos, price, price, price, price, first.size(), first.totalVolume());
        }

        Told with(Trade next) {
            return new Told(
                    beginNanos,
                    open,
                    Math.max(high, next.price()),
                    Math.min(low, next.price()),
                    next.price(),
                    volume + next.size(),
                    next.totalVolume());
        }
    }

    @ParameterizedTest
    @CsvSource({"1s, oldest, 7949", "1s, newest, 7949", "5s, oldest, 5878", "5s, newest, 5878"})
    void shouldRebuildEveryBarOfTheFeedFromItsLastAndExtendedTrades(
            String span, String direction, int bars) throws IOException {
        List<Told> expected =
                intervals("intervals_" + span + "_" + direction + ".csv", span, BarLabel.BEGIN);

        List<Told> built = built("ticks_" + direction + ".csv", span, LAST_OR_EXTENDED);

        assertThat(expected).hasSize(bars);
        assertThat(built).isEqualTo(expected);
    }

    /** The test above could not fail if this one did not find other bars. */
    @ParameterizedTest
    @CsvSource({"1s", "5s"})
    void shouldFindOtherBarsWhenOtherTradesCountToo(String span) throws IOException {
        List<Told> expected = intervals("intervals_" + span + "_oldest.csv", span, BarLabel.BEGIN);

        List<Told> withOthers = new ArrayList<>(built("ticks_oldest.csv", span, trade -> true));
        withOthers.removeAll(expected);

        System.out.println(withOthers.size() + " other bars of " + span + " with O trades");
        assertThat(withOthers).hasSizeGreaterThan(expected.size() / 4);
    }

    @Test
    void shouldFindOtherBarsWhenTheLabelIsTakenForTheEnd() throws IOException {
        List<Told> moved = intervals("intervals_1s_oldest.csv", "1s", BarLabel.END);

        assertThat(moved).isNotEqualTo(built("ticks_oldest.csv", "1s", LAST_OR_EXTENDED));
        assertThat(moved).hasSize(7949);
    }

    @Test
    void shouldRebuildTheDaysOfTheFeedFromLastTradesAndTheVolumeOfAll() throws IOException {
        Map<String, HistoryBar> expected = new TreeMap<>();
        for (HistoryBar bar :
                NeptHistory.all(
                        NeptHistory.bars("dailies_oldest.csv", "day", null), HistoryBar.class)) {
            expected.put(NeptHistory.date(bar.beginNanos()).toString(), bar);
        }
        Map<String, Told> days = new TreeMap<>();
        Map<String, Long> volumes = new TreeMap<>();
        for (Trade trade : NeptHistory.all(NeptHistory.days("ticks_oldest.csv"), Trade.class)) {
            String date = NeptHistory.date(trade.header().feedTimeNanos()).toString();
            volumes.merge(date, trade.size(), Long::sum);
            if (LAST.test(trade)) {
                days.merge(date, Told.of(0, trade), (day, first) -> day.with(trade));
            }
        }

        assertThat(expected).hasSize(25);
        assertThat(days).hasSize(3);
        days.forEach(
                (date, day) -> {
                    HistoryBar bar = expected.get(date);
                    assertThat(List.of(day.open, day.high, day.low, day.close, volumes.get(date)))
                            .as(date)
                            .containsExactly(
                                    bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
                });
    }

    @ParameterizedTest
    @CsvSource({"dailies, day, DAY", "weeklies, week, WEEK", "monthlies, month, MONTH"})
    void shouldTellTheSameBarsInBothDirectionsWhenTheyAreOfDays(
            String file, String span, BarUnit unit) throws IOException {
        List<DayImporter> oldest = NeptHistory.bars(file + "_oldest.csv", span, null);
        List<DayImporter> newest = NeptHistory.bars(file + "_newest.csv", span, null);

        List<HistoryBar> bars = NeptHistory.all(oldest, HistoryBar.class);
        assertThat(bars).hasSize(25).allMatch(bar -> bar.unit() == unit && bar.length() == 1);
        assertThat(bars).allMatch(bar -> bar.totalVolume() == EventHeader.ABSENT);
        assertThat(oldest).hasSize(1);
        assertThat(oldest.get(0).tradingDate()).hasToString("2021-03-26");
        assertThat(Recording.of(newest.get(0)).events)
                .isEqualTo(Recording.of(oldest.get(0)).events);
    }

    private static List<Told> intervals(String file, String span, BarLabel label)
            throws IOException {
        List<HistoryBar> bars =
                NeptHistory.all(NeptHistory.bars(file, span, label), HistoryBar.class);
        return bars.stream().map(Told::of).toList();
    }

    /** A bar for each stretch that has trades that count. */
    private static List<Told> built(String file, String span, Predicate<Trade> counts)
            throws IOException {
        long nanos = BarSpan.of(span).length() * 1_000_000_000L;
        Map<Long, Told> bars = new TreeMap<>();
        for (Trade trade : NeptHistory.all(NeptHistory.days(file), Trade.class)) {
            if (counts.test(trade)) {
                long time = trade.header().feedTimeNanos();
                long begin = time - Math.floorMod(time, nanos);
                bars.merge(begin, Told.of(begin, trade), (bar, first) -> bar.with(trade));
            }
        }
        return List.copyOf(bars.values());
    }
}
