package io.groundswell.replay.imports;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.TickRow;
import io.groundswell.connectors.iqfeed.wire.WireDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * The trades of one symbol and day as IQFeed's history might tell them: ids that count from 1
 * without holes at each market centre, conditions with the basis that goes with them, the day's
 * volume so far, opening and closing cross with their official prints, some trades of one
 * microsecond. From just after 04:00 to just before the end of the evening; most in the session.
 */
final class PlausibleTrades {
    /** Least trades of a day: two crosses with two prints each, the first and the last. */
    static final int MIN_TRADES = 10;

    private static final int EXPONENT = 4;
    private static final long CENT = 100;
    private static final long SECOND = 1_000_000L;
    private static final long HOUR = 3600 * SECOND;
    private static final long FIRST = 4 * HOUR;
    private static final long OPEN = 9 * HOUR + HOUR / 2;
    private static final long EVENING = 4 * HOUR;
    private static final int LISTING_CENTRE = 5;
    private static final int ARCA = 11;

    /** Each as often as it stands here: off the exchanges about every second trade. */
    private static final int[] CENTRES = {19, 19, 19, 24, 24, 5, 5, 26, 11, 18, 187, 7};

    private final Random random;
    private final long midnight;
    private final int dayOfMonth;
    private final long close;
    private final Map<Integer, Long> ids = new TreeMap<>();
    private final List<TickRow> rows = new ArrayList<>();
    private long bid;
    private long volume;

    private PlausibleTrades(LocalDate date, long closeMicros, Random random) {
        this.random = random;
        this.midnight = date.toEpochDay() * EasternTime.DAY_MICROS;
        this.dayOfMonth = date.getDayOfMonth();
        this.close = closeMicros;
        this.bid = (500 + random.nextInt(30_000)) * CENT;
    }

    /**
     * Makes a day.
     *
     * @param closeMicros of the session, since midnight in New York
     * @param trades how many, at least {@link #MIN_TRADES}
     */
    static List<TickRow> of(LocalDate date, long closeMicros, int trades, Random random) {
        PlausibleTrades day = new PlausibleTrades(date, closeMicros, random);
        day.make(trades);
        return List.copyOf(day.rows);
    }

    private void make(int trades) {
        boolean opened = false;
        boolean closed = false;
        for (long time : times(trades - 6)) {
            if (!opened && time >= OPEN) {
                cross(OPEN, "8A42", "39");
                opened = true;
            }
            if (!closed && time >= close) {
                cross(close, "4042", "2E");
                closed = true;
            }
            trade(time);
        }
    }

    /** When there are trades: the first and the last are near the ends of the day. */
    private long[] times(int count) {
        long[] times = new long[count];
        for (int i = 2; i < count; i++) {
            int kind = random.nextInt(20);
            if (kind == 0) {
                times[i] = FIRST + (long) (random.nextDouble() * (OPEN - FIRST));
            } else if (kind == 1) {
                times[i] = close + SECOND + (long) (random.nextDouble() * (EVENING - SECOND));
            } else if (kind == 2 && i > 2) {
                times[i] = times[i - 1];
            } else {
                times[i] = OPEN + SECOND + (long) (random.nextDouble() * (close - OPEN - SECOND));
            }
        }
        times[0] = FIRST + random.nextInt(60) * SECOND;
        times[1] = close + EVENING - 1 - random.nextInt(60) * SECOND;
        Arrays.sort(times);
        return times;
    }

    private void cross(long time, String conditions, String official) {
        long micros = time + 100_000 + random.nextInt(300_000);
        long size = 1000 + 100L * random.nextInt(50);
        add(micros, bid, size, 'C', LISTING_CENTRE, conditions);
        add(micros, bid, 0, 'O', LISTING_CENTRE, official);
        add(micros + 1, bid, 0, 'O', ARCA, official);
    }

    private void trade(long time) {
        if (random.nextInt(4) == 0) {
            bid = Math.max(100 * CENT, bid + (random.nextInt(3) - 1) * CENT);
        }
        boolean oddLot = random.nextInt(3) == 0;
        long size = oddLot ? 1 + random.nextInt(99) : 100 * (1 + random.nextInt(10));
        boolean regular = time >= OPEN && time < close;
        long price = bid + (random.nextBoolean() ? CENT : 0);
        int centre = CENTRES[random.nextInt(CENTRES.length)];
        char basis = oddLot ? 'O' : regular ? 'C' : 'E';
        String conditions = oddLot ? (regular ? "87" : "8717") : regular ? "01" : "17";
        add(time, price, size, basis, centre, conditions);
    }

    private void add(long time, long price, long size, char basis, int centre, String conditions) {
        volume += size;
        rows.add(
                new TickRow(
                        "",
                        midnight + time,
                        WireDecimal.ofUnits(price, EXPONENT),
                        size,
                        volume,
                        WireDecimal.ofUnits(bid, EXPONENT),
                        WireDecimal.ofUnits(bid + CENT, EXPONENT),
                        ids.merge(centre, 1L, Long::sum),
                        basis,
                        centre,
                        conditions,
                        0,
                        dayOfMonth));
    }
}
