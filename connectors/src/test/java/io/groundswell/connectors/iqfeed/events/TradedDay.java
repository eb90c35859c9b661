package io.groundswell.connectors.iqfeed.events;

import io.groundswell.model.event.Trade;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Some minutes in which AAPL trades a few times a second, as lines of the feed and of history. */
final class TradedDay {
    static final int TRADES = 120;

    private static final String[] CENTRES = {"5", "11", "19"};
    private static final long BEGIN_NANOS = Feed.nanos("2021-06-30T14:00:00Z");

    private final List<String> live = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<Long> volumes = new ArrayList<>();
    private final int delayMinutes;

    /** How a feed numbers its trades. */
    enum Numbers {
        BY_CENTRE,
        ASCENDING,
        RANDOM,
        ZERO,
        NONE
    }

    /**
     * A day.
     *
     * @param delayMinutes how far the feed's clock is ahead of its trades
     */
    TradedDay(Random random, Numbers numbers, int delayMinutes) {
        this.delayMinutes = delayMinutes;
        Map<String, Integer> last = new HashMap<>();
        long micros = 1_000_000;
        for (int i = 0; i < TRADES; i++) {
            micros += random.nextInt(8) == 0 ? 0 : random.nextInt(600_000);
            String centre = CENTRES[random.nextInt(CENTRES.length)];
            String number =
                    switch (numbers) {
                        case BY_CENTRE -> Integer.toString(last.merge(centre, 1, Integer::sum));
                        case ASCENDING -> Integer.toString(i + 1);
                        case RANDOM -> Long.toString(1 + (random.nextInt() & 0xffffffffL));
                        case ZERO -> "0";
                        case NONE -> "";
                    };
            int size = 1 + random.nextInt(3);
            add(micros, centre, number, size, i);
        }
    }

    private void add(long micros, String centre, String number, int size, int i) {
        String time =
                String.format(
                        Locale.ROOT,
                        "10:%02d:%09.6f",
                        micros / 60_000_000,
                        micros % 60_000_000 / 1e6);
        long volume = i == 0 ? 1_000 + size : volume(i - 1) + size;
        volumes.add(volume);
        live.add(
                "Q,AAPL,134.6300,%d,%s,06/30/2021,%s,3D,%s,%d,134.62,100,10:00:01.0,5,134.65,1,10:00:01.0,5,Cv,"
                        .formatted(size, time, centre, number, volume));
        rows.add(
                "LH,2021-06-30 %s,134.6300,%d,%d,134.62,134.65,%s,C,%s,3D,0,30,"
                        .formatted(time, size, volume, number.isEmpty() ? "0" : number, centre));
        times.add(BEGIN_NANOS + micros * 1_000);
        names.add(name(times.get(i), centre, number, size));
    }

    private long volume(int i) {
        return volumes.get(i);
    }

    private static String name(long nanos, String centre, String number, long size) {
        String id = number.isEmpty() || number.equals("0") ? "" : number;
        return nanos + "/" + centre + "/" + id + "/" + size;
    }

    /** What tells a trade apart; of two that are alike it is the same. */
    static String name(Trade trade) {
        String number = trade.tickId() > 0 ? Long.toString(trade.tickId()) : "";
        return name(trade.header().feedTimeNanos(), trade.marketCentre(), number, trade.size());
    }

    List<String> names() {
        return names;
    }

    String live(int i) {
        return live.get(i);
    }

    /** So many trades, and those of the same microsecond as the last of them. */
    int endOfMoment(int trades) {
        int end = Math.min(TRADES, trades);
        while (end > 0 && end < TRADES && times.get(end).equals(times.get(end - 1))) {
            end++;
        }
        return end;
    }

    /** The state after a trade. */
    String state(int last) {
        return last < 0 ? Feed.P : live.get(last).replaceFirst("^Q", "P");
    }

    /** The feed's clock after a trade. */
    String clock(int last) {
        long seconds = (times.get(Math.max(0, last)) - BEGIN_NANOS) / 1_000_000_000L;
        long minutes = seconds / 60 + delayMinutes;
        return String.format(Locale.ROOT, "T,20210630 10:%02d:%02d", minutes, seconds % 60);
    }

    /**
     * What history has of the seconds of a gap up to one, both included.
     *
     * @param upTo so many trades of the day it has
     */
    String[] rows(TradeGap gap, long fromSecond, long toSecond, int upTo) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < Math.min(TRADES, upTo); i++) {
            long second = times.get(i) / 1_000_000_000L;
            if (second >= Math.max(fromSecond, gap.fromSecond())
                    && second <= Math.min(toSecond, gap.toSecond())) {
                found.add(rows.get(i));
            }
        }
        return found.toArray(String[]::new);
    }
}
