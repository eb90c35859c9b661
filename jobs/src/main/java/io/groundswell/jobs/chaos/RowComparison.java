package io.groundswell.jobs.chaos;

import io.groundswell.jobs.run.RowPrint;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.agrona.collections.LongArrayList;

/**
 * Compares the committed rows of one kind and symbol with those of the undisturbed run, in order,
 * as {@link RowCounts} defines it. Rows are given by their {@link RowPrint}. Costs eight bytes for
 * each row expected, and about a hundred more for each row between the common beginning and the
 * common end. One thread.
 */
final class RowComparison {
    private final LongArrayList expected;

    /** Committed rows from the first that differs on. */
    private final LongArrayList others = new LongArrayList();

    /** How many rows both sequences begin with. */
    private int same;

    /** A comparison with these rows, which are not changed. */
    RowComparison(LongArrayList expected) {
        this.expected = expected;
    }

    /** Takes the next committed row. */
    void committed(long row) {
        if (others.isEmpty() && same < expected.size() && expected.getLong(same) == row) {
            same++;
        } else {
            others.addLong(row);
        }
    }

    /** What came of it, when all committed rows have been taken. */
    RowCounts counts() {
        int sameAtEnd = sameAtEnd();
        Map<Long, Deque<Integer>> places = new HashMap<>();
        for (int i = same; i < expected.size() - sameAtEnd; i++) {
            places.computeIfAbsent(expected.getLong(i), any -> new ArrayDeque<>()).add(i);
        }
        long matched = 0;
        long duplicated = 0;
        long reordered = 0;
        int furthest = -1;
        for (int i = 0; i < others.size() - sameAtEnd; i++) {
            Deque<Integer> left = places.get(others.getLong(i));
            Integer place = left == null ? null : left.poll();
            if (place == null) {
                duplicated++;
            } else {
                matched++;
                reordered += place < furthest ? 1 : 0;
                furthest = Math.max(furthest, place);
            }
        }
        long lost = expected.size() - sameAtEnd - same - matched;
        return new RowCounts(
                expected.size(), (long) same + others.size(), lost, duplicated, reordered);
    }

    private int sameAtEnd() {
        int rows = 0;
        while (rows < others.size()
                && rows < expected.size() - same
                && others.getLong(others.size() - 1 - rows)
                        == expected.getLong(expected.size() - 1 - rows)) {
            rows++;
        }
        return rows;
    }
}
