package io.groundswell.connectors.iqfeed.events;

import static io.groundswell.connectors.iqfeed.events.TradedDay.TRADES;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.events.TradedDay.Numbers;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Trade;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackfillPropertyTest {
    /** So many trades history may have before they come live. */
    private static final int AHEAD = 3;

    /** Enough for whatever is lost without an outage to show. */
    private static final int HEARD_AT_THE_END = 5;

    private static final String REPEATED =
            "trades that came after history had told them, taken once";

    /** A collector that is cut off, killed and repaired, and what it has told. */
    private static final class Run {
        private final Random random;
        private final TradedDay day;
        private final List<MarketEvent> all = new ArrayList<>();
        private final Set<TradeGap> gaps = new HashSet<>();
        private TranslatorOptions options = TranslatorOptions.first(1, false);
        private List<Consumer<Feed>> steps = new ArrayList<>();
        private Feed feed = feed(options);
        private long repeated;
        private int unheard;

        Run(Random random, TradedDay day) {
            this.random = random;
            this.day = day;
        }

        private static Feed feed(TranslatorOptions options) {
            return new Feed(options).after(1_800_000);
        }

        private void step(Consumer<Feed> step) {
            steps.add(step);
            step.accept(feed);
            gaps.addAll(feed.open);
        }

        void connect(int last) {
            step(
                    it -> {
                        it.after(1).greet();
                        it.level1(day.clock(last), Feed.AAPL, day.state(last));
                    });
        }

        void lose() {
            step(it -> it.lost(IqFeedPort.LEVEL1));
        }

        /** As kill -9 and the next start: what comes next is another epoch. */
        void kill() {
            endEpoch();
            Map<String, TradesTold> told = new HashMap<>();
            feed.translator
                    .tradesTold()
                    .forEach((name, it) -> told.put(name, TradesTold.parse(it.text())));
            options =
                    new TranslatorOptions(
                            options.sourceEpoch() + 1,
                            options.frontierLagNanos(),
                            feed.translator.frontierNanos(),
                            false,
                            feed.translator.lastNanos(),
                            told);
            steps = new ArrayList<>();
            feed = feed(options);
        }

        /** What the capture becomes is the same whenever it is translated. */
        void endEpoch() {
            List<MarketEvent> events = feed.take();
            Feed again = feed(options);
            steps.forEach(it -> it.accept(again));
            assertThat(again.events).isEqualTo(events);
            assertThat(feed.defects).isEmpty();
            repeated += feed.translator.counts().notes().getOrDefault(REPEATED, 0L);
            all.addAll(events);
        }

        void live(int i) {
            step(it -> it.level1(day.live(i)));
        }

        /**
         * History answers to some gap: to all of it, to a part, or it breaks off.
         *
         * @param passed so many trades have passed by now
         * @param ahead so many more it has at least
         */
        void answer(int passed, int ahead) {
            // Of trades alike at one moment nobody could tell which one came before the answer.
            if (feed.open.isEmpty() || passed != day.endOfMoment(passed)) {
                return;
            }
            int upTo = day.endOfMoment(passed + ahead);
            TradeGap gap = feed.open.get(random.nextInt(feed.open.size()));
            long middle =
                    gap.fromSecond()
                            + random.nextInt((int) (gap.toSecond() - gap.fromSecond() + 1));
            String[] first = day.rows(gap, gap.fromSecond(), middle, upTo);
            switch (random.nextInt(4)) {
                case 0 -> breakOff(gap, first);
                case 1 -> part(gap, first);
                case 2 -> {
                    String[] rest = day.rows(gap, middle + 1, gap.toSecond(), upTo);
                    part(gap, first);
                    step(it -> it.history(gap, rest));
                }
                default -> whole(gap, upTo);
            }
        }

        private void breakOff(TradeGap gap, String... rows) {
            int before = feed.events.size();
            step(it -> it.begin(gap, rows));
            assertThat(feed.events).hasSize(before);
            assertThat(feed.open).contains(gap);
        }

        private void part(TradeGap gap, String... rows) {
            step(it -> it.begin(gap, rows).end(BackfillEnd.PART));
            assertThat(feed.open).contains(gap);
        }

        void whole(TradeGap gap, int upTo) {
            String[] rows = day.rows(gap, gap.fromSecond(), gap.toSecond(), upTo);
            step(it -> it.history(gap, rows));
            assertThat(feed.open).doesNotContain(gap);
        }

        void end() {
            for (TradeGap gap : List.copyOf(feed.open)) {
                whole(gap, TRADES);
            }
            endEpoch();
        }

        List<Trade> trades() {
            return all.stream().filter(Trade.class::isInstance).map(Trade.class::cast).toList();
        }

        long statuses(FeedState state) {
            return all.stream()
                    .filter(it -> it instanceof FeedStatus status && status.state() == state)
                    .count();
        }
    }

    @Property(tries = 300)
    void shouldTellEachTradeOnceWhateverIsLostInMarkedGaps(
            @ForAll long seed,
            @ForAll Numbers numbers,
            @ForAll boolean isDelayed,
            @ForAll @IntRange(min = 1, max = 6) int outages) {
        Random random = new Random(seed);
        TradedDay day = new TradedDay(random, numbers, isDelayed ? 15 : 0);
        Run run = new Run(random, day);
        run.connect(-1);
        // Of a delayed feed that has told no trade yet nobody knows how far it is delayed.
        run.live(0);
        boolean heard = true;
        for (int i = 1; i < TRADES; i++) {
            if (random.nextInt(TRADES) < 2 * outages) {
                if (!heard) {
                    run.connect(i - 1);
                } else if (random.nextInt(3) == 0) {
                    run.answer(i, 0);
                    run.kill();
                } else {
                    run.lose();
                }
                heard = !heard;
            }
            if (heard && (i > TRADES - HEARD_AT_THE_END || random.nextInt(40) > 0)) {
                run.live(i);
            } else {
                run.unheard++;
            }
            if (heard && random.nextInt(4) == 0) {
                // Later than the gap, and perhaps before the last live trades have come.
                run.answer(i + 1, random.nextInt(AHEAD));
            }
        }
        if (!heard) {
            run.connect(TRADES - 1);
        }
        run.end();
        assertThat(run.trades())
                .extracting(TradedDay::name)
                .containsExactlyInAnyOrderElementsOf(day.names());
        assertThat(run.trades().stream().filter(it -> it.header().has(EventFlags.BACKFILLED)))
                .hasSize((int) (run.unheard + run.repeated));
        assertThat(run.statuses(FeedState.BACKFILLED)).isEqualTo(run.gaps.size());
        checkOrder(run.all);
    }

    private static void checkOrder(List<MarketEvent> events) {
        Map<String, MarketEvent> last = new HashMap<>();
        for (MarketEvent it : events) {
            MarketEvent before =
                    last.put(it.header().sourceEpoch() + "/" + it.header().topic(), it);
            if (before != null) {
                assertThat(it.header().sequence()).isEqualTo(before.header().sequence() + 1);
                assertThat(it.eventTimeNanos()).isGreaterThanOrEqualTo(before.eventTimeNanos());
            }
        }
    }
}
