package io.groundswell.connectors.iqfeed.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Trade;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackfillPropertyTest {
    private static final int TRADES = 120;

    /** So many trades history may have before they come live. */
    private static final int AHEAD = 3;

    private static final String[] CENTRES = {"5", "11", "19"};

    /** A day on which something trades a few times a second, numbered by market centre. */
    private static final class Day {
        private final List<String> live = new ArrayList<>();
        private final List<String> rows = new ArrayList<>();
        private final List<Long> seconds = new ArrayList<>();
        private final List<String> ids = new ArrayList<>();

        Day(Random random) {
            Map<String, Integer> last = new HashMap<>();
            long micros = 1_000_000;
            for (int i = 0; i < TRADES; i++) {
                micros += random.nextInt(600_000);
                String centre = CENTRES[random.nextInt(CENTRES.length)];
                int id = last.merge(centre, 1, Integer::sum);
                String time =
                        String.format(
                                Locale.ROOT,
                                "10:%02d:%09.6f",
                                micros / 60_000_000,
                                micros % 60_000_000 / 1e6);
                long volume = 1_000 + 100L * (i + 1);
                live.add(line("Q", time, id, centre, volume));
                rows.add(
                        "LH,2021-06-30 %s,134.6300,100,%d,134.62,134.65,%d,C,%s,3D,0,30,"
                                .formatted(time, volume, id, centre));
                seconds.add(
                        Feed.nanos("2021-06-30T14:00:00Z") / 1_000_000_000 + micros / 1_000_000);
                ids.add(centre + "/" + id);
            }
        }

        private static String line(String kind, String time, int id, String centre, long volume) {
            return "%s,AAPL,134.6300,100,%s,06/30/2021,%s,3D,%d,%d,134.62,100,10:00:01.0,5,134.65,1,10:00:01.0,5,Cv,"
                    .formatted(kind, time, centre, id, volume);
        }

        String state(int last) {
            return last < 0 ? Feed.P : live.get(last).replaceFirst("^Q", "P");
        }

        String clock(int last) {
            return live.get(Math.max(0, last))
                    .replaceFirst(".*,(..:..:..)\\.\\d+,06/30/2021.*", "T,20210630 $1");
        }

        /** What history has of the gap's window. */
        String[] of(TradeGap gap, int upTo) {
            List<String> found = new ArrayList<>();
            for (int i = 0; i < Math.min(TRADES, upTo); i++) {
                if (seconds.get(i) >= gap.fromSecond() && seconds.get(i) <= gap.toSecond()) {
                    found.add(rows.get(i));
                }
            }
            return found.toArray(String[]::new);
        }
    }

    private static Feed connect(Feed feed, Day day, int last) {
        feed.after(1).greet();
        feed.level1(day.clock(last), Feed.AAPL, day.state(last));
        return feed;
    }

    @Property(tries = 200)
    void shouldTellEachTradeOnceWhateverIsLostInMarkedGaps(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int outages) {
        Random random = new Random(seed);
        Day day = new Day(random);
        List<MarketEvent> all = new ArrayList<>();
        Feed feed = new Feed(TranslatorOptions.first(1, false)).after(600_000);
        connect(feed, day, -1);
        boolean heard = true;
        int aheadOf = 0;
        for (int i = 0; i < TRADES; i++) {
            if (random.nextInt(TRADES) < 2 * outages) {
                if (!heard) {
                    connect(feed, day, i - 1);
                } else if (random.nextInt(3) == 0 && i > aheadOf) {
                    // History is not ahead of what comes live over a kill.
                    feed = killed(feed, all);
                } else {
                    feed.lost(IqFeedPort.LEVEL1);
                }
                heard = !heard;
            }
            if (heard) {
                feed.level1(day.live.get(i));
            }
            if (heard && random.nextInt(4) == 0 && !feed.open.isEmpty()) {
                // Later than the gap, and perhaps before the last live trades have come.
                TradeGap gap = feed.open.get(random.nextInt(feed.open.size()));
                feed.history(gap, day.of(gap, i + AHEAD));
                aheadOf = i + AHEAD;
            }
        }
        if (!heard) {
            connect(feed, day, TRADES - 1);
        }
        for (TradeGap gap : List.copyOf(feed.open)) {
            feed.history(gap, day.of(gap, TRADES));
        }
        all.addAll(feed.take());
        assertThat(feed.defects).isEmpty();
        List<String> told = new ArrayList<>();
        for (MarketEvent it : all) {
            if (it instanceof Trade trade) {
                told.add(trade.marketCentre() + "/" + trade.tickId());
            }
        }
        assertThat(told).containsExactlyInAnyOrderElementsOf(day.ids);
        assertThat(all).anyMatch(it -> !it.header().has(EventFlags.BACKFILLED));
    }

    /** As kill -9 and the next start: what comes next is another epoch. */
    private static Feed killed(Feed feed, List<MarketEvent> all) {
        all.addAll(feed.take());
        FeedTranslator before = feed.translator;
        Map<String, TradesTold> told = new HashMap<>();
        before.tradesTold().forEach((name, it) -> told.put(name, TradesTold.parse(it.text())));
        return new Feed(
                        new TranslatorOptions(
                                2,
                                250_000_000L,
                                before.frontierNanos(),
                                false,
                                before.lastNanos(),
                                told))
                .after(600_000);
    }
}
