package io.groundswell.connectors.clickhouse.history;

import java.util.Arrays;
import java.util.List;

/** How the events of one day lie in time, and so where it is cut into windows. One thread. */
final class DayPlan {
    static final long DAY_NANOS = 86_400_000_000_000L;

    /** Most slices of a day: a second is fine enough for the busiest. */
    private static final long MAX_SLICES = 86_400;

    private static final long EVENTS_PER_SLICE = 64;

    private final long dayStartNanos;
    private final long sliceNanos;
    private final int tables;
    private final List<Slice> slices;
    private int next;

    /**
     * A part of one table.
     *
     * @param number counted from the start of the day
     * @param table the number of the table
     * @param rows its rows
     */
    record Slice(long number, int table, long rows) {}

    /**
     * A plan.
     *
     * @param slices sorted by number, none of them empty
     */
    DayPlan(int day, long sliceNanos, int tables, List<Slice> slices) {
        this.dayStartNanos = day * DAY_NANOS;
        this.sliceNanos = sliceNanos;
        this.tables = tables;
        this.slices = slices;
    }

    /** How long a slice should be, so that a day's slices are many but few beside its events. */
    static long sliceNanos(long eventsOfDay) {
        return DAY_NANOS / Math.min(MAX_SLICES, 1 + eventsOfDay / EVENTS_PER_SLICE);
    }

    /** Goes on to the slice that the time lies in. */
    void skipTo(long timeNanos) {
        long number = Math.floorDiv(timeNanos - dayStartNanos, sliceNanos);
        while (next < slices.size() && slices.get(next).number() < number) {
            next++;
        }
    }

    boolean isAtEnd() {
        return next == slices.size();
    }

    /** The next window: as many slices as have that many events together, and one at least. */
    EventWindow cut(int events) {
        long[] rows = new long[tables];
        long first = slices.get(next).number();
        long end = first;
        for (long all = 0; !isAtEnd() && (end == first || all + rowsOfNext() <= events); ) {
            end = slices.get(next).number() + 1;
            all += takeNext(rows);
        }
        return new EventWindow(
                dayStartNanos + first * sliceNanos,
                dayStartNanos + end * sliceNanos,
                Arrays.stream(rows).boxed().toList());
    }

    private long rowsOfNext() {
        long rows = 0;
        for (int i = next; i < slices.size() && isOfNext(slices.get(i)); i++) {
            rows += slices.get(i).rows();
        }
        return rows;
    }

    private long takeNext(long[] rows) {
        long taken = 0;
        long number = slices.get(next).number();
        for (; next < slices.size() && slices.get(next).number() == number; next++) {
            rows[slices.get(next).table()] += slices.get(next).rows();
            taken += slices.get(next).rows();
        }
        return taken;
    }

    private boolean isOfNext(Slice slice) {
        return slice.number() == slices.get(next).number();
    }
}
