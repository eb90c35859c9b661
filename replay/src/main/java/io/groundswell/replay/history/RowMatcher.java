package io.groundswell.replay.history;

import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Finds the rows of two streams that belong together, whatever order each has them in. A row that
 * has not found its other yet waits; of each stream at most so many wait, and the one that waits
 * longest is then said to be alone. Memory: the rows that wait. One use, one thread.
 */
final class RowMatcher {
    static final int MAX_WAITING = 20_000;

    private final DayWords words;
    private final int maxWaiting;
    private final Side a = new Side("only in A: ");
    private final Side b = new Side("only in B: ");
    private final TreeSet<Line> lines =
            new TreeSet<>(Comparator.comparingLong(Line::nanos).thenComparingLong(Line::number));
    private long numbered;
    private long different;

    /** Events of one tape, one after the other, then null. */
    interface Rows {
        MarketEvent next() throws IOException;
    }

    private record Line(long nanos, long number, String text) {}

    /** One of the two streams. */
    private static final class Side {
        private final String words;
        private final Map<Object, Deque<ComparedRow>> waiting = new LinkedHashMap<>();
        private int waitingRows;
        private long rows;
        private long alone;
        private long reachedNanos = Long.MIN_VALUE;
        private boolean ended;

        Side(String words) {
            this.words = words;
        }

        ComparedRow takeWaiting(Object key) {
            Deque<ComparedRow> same = waiting.get(key);
            if (same == null) {
                return null;
            }
            ComparedRow row = same.pollFirst();
            if (same.isEmpty()) {
                waiting.remove(key);
            }
            waitingRows--;
            return row;
        }

        void wait(ComparedRow row) {
            waiting.computeIfAbsent(row.key(), it -> new ArrayDeque<>(1)).addLast(row);
            waitingRows++;
        }

        ComparedRow takeLongestWaiting() {
            Iterator<Deque<ComparedRow>> all = waiting.values().iterator();
            Deque<ComparedRow> same = all.next();
            ComparedRow row = same.pollFirst();
            if (same.isEmpty()) {
                all.remove();
            }
            waitingRows--;
            return row;
        }
    }

    RowMatcher(DayWords words) {
        this(words, MAX_WAITING);
    }

    RowMatcher(DayWords words, int maxWaiting) {
        this.words = words;
        this.maxWaiting = maxWaiting;
    }

    /** Reads both to their ends. */
    DayComparison compare(Rows rowsOfA, Rows rowsOfB) throws IOException {
        while (!a.ended || !b.ended) {
            // The one that is behind reads on, so that few rows wait.
            if (b.ended || (!a.ended && a.reachedNanos <= b.reachedNanos)) {
                step(rowsOfA, a, b);
            } else {
                step(rowsOfB, b, a);
            }
        }
        leave(a, 0);
        leave(b, 0);
        return new DayComparison(
                a.rows,
                b.rows,
                a.alone,
                b.alone,
                different,
                lines.stream().map(Line::text).toList());
    }

    private void step(Rows rows, Side mine, Side theirs) throws IOException {
        MarketEvent event = rows.next();
        if (event == null) {
            mine.ended = true;
            return;
        }
        ComparedRow row =
                event.header().has(EventFlags.SUMMARY) ? null : ComparedRow.of(event, words);
        if (row == null) {
            return;
        }
        mine.rows++;
        mine.reachedNanos = Math.max(mine.reachedNanos, row.nanos());
        ComparedRow other = theirs.takeWaiting(row.key());
        if (other == null) {
            mine.wait(row);
            leave(mine, maxWaiting);
        } else if (!other.values().equals(row.values())) {
            different++;
            boolean isOfA = mine == a;
            tell(
                    row.nanos(),
                    "different: " + (isOfA ? row.differences(other) : other.differences(row)));
        }
    }

    private void leave(Side side, int most) {
        while (side.waitingRows > most) {
            ComparedRow row = side.takeLongestWaiting();
            side.alone++;
            tell(row.nanos(), side.words + row.text());
        }
    }

    private void tell(long nanos, String text) {
        lines.add(new Line(nanos, numbered++, text));
        if (lines.size() > DayComparison.MAX_LINES) {
            lines.pollLast();
        }
    }
}
