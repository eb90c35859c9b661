package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.model.event.BarUnit;
import io.groundswell.model.event.EventHeader;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes the bars of history of trades in their order, as IQFeed does.
 *
 * <p>Interval bars are made of C and E trades only, and there is none where there is no such trade;
 * their total volume is the day's up to their last trade, O trades included. Bars of seconds begin
 * at multiples of their length since midnight in New York; bars of ticks hold so many trades; a bar
 * of volume ends with the trade that reaches it. Daily bars take prices from C trades and volume
 * from all; a day without a C trade has none. Weeks are those of the calendar and go by their last
 * date, as months do. One thread at a time.
 */
final class BarRules {
    private static final long MICROS_PER_SECOND = 1_000_000L;

    private final BarUnit unit;
    private final long length;
    private final Consumer<BuiltBar> out;
    private long slot = EventHeader.ABSENT;
    private long firstMicros;
    private long lastMicros;
    private int exponent;
    private boolean priced;
    private long open;
    private long high;
    private long low;
    private long close;
    private long volume;
    private long totalVolume;
    private long trades;

    /** Hands on each bar when the next has begun, and the last at {@link #finish}. */
    BarRules(BarUnit unit, int length, Consumer<BuiltBar> out) {
        this.unit = unit;
        this.length = length;
        this.out = out;
    }

    /** Takes the next trade. */
    void take(HistoryTick tick) {
        boolean daily = unit == BarUnit.DAY;
        if (!daily && !tick.makesBars()) {
            return;
        }
        long in = slotOf(tick);
        if (in != slot) {
            finish();
            slot = in;
            firstMicros = tick.localMicros();
        }
        exponent = tick.trade().header().priceExponent();
        lastMicros = tick.localMicros();
        volume += tick.trade().size();
        totalVolume = tick.trade().totalVolume();
        trades++;
        if (!daily || tick.isQualified()) {
            price(tick.trade().price());
        }
        boolean full =
                unit == BarUnit.TICK
                        ? trades >= length
                        : unit == BarUnit.VOLUME && volume >= length;
        if (full) {
            finish();
        }
    }

    private long slotOf(HistoryTick tick) {
        return switch (unit) {
            case SECOND ->
                    Math.floorDiv(tick.localMicros(), EasternTime.DAY_MICROS)
                                    * EasternTime.DAY_MICROS
                            + tick.timeOfDay()
                                    / (length * MICROS_PER_SECOND)
                                    * (length * MICROS_PER_SECOND);
            case TICK, VOLUME -> 0;
            case DAY, WEEK, MONTH -> tick.tradingDay() * EasternTime.DAY_MICROS;
        };
    }

    private void price(long price) {
        if (!priced) {
            open = price;
            high = price;
            low = price;
        }
        priced = true;
        high = Math.max(high, price);
        low = Math.min(low, price);
        close = price;
    }

    /** The bar as it is now, or null where none has begun. */
    BuiltBar current() {
        if (slot == EventHeader.ABSENT || !priced) {
            return null;
        }
        boolean timed = unit == BarUnit.SECOND;
        boolean counted = unit == BarUnit.TICK || unit == BarUnit.VOLUME;
        return new BuiltBar(
                counted ? firstMicros : slot,
                counted ? lastMicros : timed ? slot + length * MICROS_PER_SECOND : slot,
                exponent,
                open,
                high,
                low,
                close,
                volume,
                totalVolume,
                trades,
                0);
    }

    /** Hands on the bar that has begun, if there is one. */
    void finish() {
        BuiltBar bar = current();
        slot = EventHeader.ABSENT;
        priced = false;
        volume = 0;
        trades = 0;
        if (bar != null) {
            out.accept(bar);
        }
    }

    /** Weekly or monthly bars of daily ones, which are in the order of time. */
    static List<BuiltBar> longer(BarUnit unit, List<BuiltBar> days) {
        List<BuiltBar> periods = new ArrayList<>();
        long current = EventHeader.ABSENT;
        for (BuiltBar day : days) {
            long period = period(unit, Math.floorDiv(day.beginMicros(), EasternTime.DAY_MICROS));
            int last = periods.size() - 1;
            if (period == current) {
                periods.set(last, periods.get(last).and(day));
            } else {
                periods.add(day);
                current = period;
            }
        }
        return periods;
    }

    private static long period(BarUnit unit, long day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return unit == BarUnit.MONTH
                ? date.get(ChronoField.YEAR) * 12L + date.getMonthValue()
                : date.minusDays(date.getDayOfWeek().getValue() - 1L).toEpochDay();
    }
}
