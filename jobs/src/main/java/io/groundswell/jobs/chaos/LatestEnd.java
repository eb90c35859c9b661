package io.groundswell.jobs.chaos;

import io.groundswell.model.contract.RedisPart;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What Redis has when all has gone by, beside the last values of the tape, by part.
 *
 * @param parts those that the tape has values of
 */
record LatestEnd(Map<RedisPart, OfPart> parts) {

    /**
     * Of one part, all symbols together.
     *
     * @param expected symbols that have a last value
     * @param equal those whose last value, or newest entry, Redis has
     * @param entries how many last entries there should be in streams
     * @param missing how many of them are not there
     */
    record OfPart(long expected, long equal, long entries, long missing) {
        static final OfPart NONE = new OfPart(0, 0, 0, 0);

        OfPart plus(OfPart other) {
            return new OfPart(
                    expected + other.expected,
                    equal + other.equal,
                    entries + other.entries,
                    missing + other.missing);
        }
    }

    /**
     * Compares.
     *
     * @param readings in which the last readings of all cells are judged
     * @param ids gives the ids that a stream has now
     */
    static LatestEnd of(
            LatestTape tape, LatestReadings readings, Function<LatestCell, List<String>> ids) {
        Map<RedisPart, OfPart> parts = new EnumMap<>(RedisPart.class);
        for (LatestCell cell : tape.cells()) {
            long equal = readings.isAtEnd(cell) ? 1 : 0;
            OfPart its = new OfPart(1, equal, 0, 0);
            if (cell.part().isStream()) {
                List<String> last = tape.find(cell).orElseThrow().last();
                Set<String> there = new HashSet<>(ids.apply(cell));
                long missing = last.stream().filter(it -> !there.contains(it)).count();
                its = new OfPart(1, equal, last.size(), missing);
            }
            parts.merge(cell.part(), its, OfPart::plus);
        }
        return new LatestEnd(parts);
    }

    OfPart total() {
        return parts.values().stream().reduce(OfPart.NONE, OfPart::plus);
    }

    /** Whether every last value is there. */
    boolean isEqual() {
        return total().expected() > 0 && total().expected() == total().equal();
    }
}
