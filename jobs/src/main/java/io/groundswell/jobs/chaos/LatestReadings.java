package io.groundswell.jobs.chaos;

import io.groundswell.connectors.redis.latest.LatestPart;
import io.groundswell.model.contract.RedisPart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges what is read of Redis, one reading after the other: it must be a value of the tape, whole,
 * and never before one that was read already. One thread at a time.
 */
final class LatestReadings {
    private final LatestTape tape;
    private final ReadingsLog log;
    private final Map<LatestCell, Newest> newest = new HashMap<>();

    /** The latest right reading of a cell, and how often Redis had been killed by then. */
    private record Newest(LatestPart value, int kills) {}

    /**
     * Nothing was read yet by this program.
     *
     * @param log takes what is found
     */
    LatestReadings(LatestTape tape, ReadingsLog log) {
        this.tape = tape;
        this.log = log;
    }

    /**
     * Judges the value of a part.
     *
     * @param kills how often Redis had been killed when it was read
     */
    ReadingVerdict judge(String symbol, LatestPart value, int kills) {
        LatestCell cell = new LatestCell(value.part(), symbol);
        ReadingVerdict verdict = verdict(cell, value, kills);
        if (verdict.isRight()) {
            newest.put(cell, new Newest(value, kills));
        }
        log.count(cell, value, verdict);
        return verdict;
    }

    /** Judges that there is nothing: right until something was read. */
    void judgeNothing(LatestCell cell, int kills) {
        Newest before = newest.get(cell);
        if (before != null) {
            log.count(cell, before.value(), older(before, kills));
        }
    }

    private static ReadingVerdict older(Newest before, int kills) {
        return kills > before.kills() ? ReadingVerdict.UNDONE : ReadingVerdict.STALE;
    }

    private ReadingVerdict verdict(LatestCell cell, LatestPart value, int kills) {
        Newest before = newest.get(cell);
        if (before != null && before.value().equals(value)) {
            return ReadingVerdict.SAME;
        }
        Optional<ReadingVerdict> wrong = wrong(cell, value);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        int difference =
                before == null
                        ? 1
                        : LatestPlaces.compare(cell.part(), value.order(), before.value().order());
        if (difference < 0) {
            return older(before, kills);
        }
        return difference > 0 ? ReadingVerdict.NEWER : ReadingVerdict.SAME;
    }

    private Optional<ReadingVerdict> wrong(LatestCell cell, LatestPart value) {
        Optional<TapedCell> taped = tape.find(cell);
        if (taped.isEmpty() || !taped.get().knows(value)) {
            return Optional.of(ReadingVerdict.FOREIGN);
        }
        return taped.get().isWhole(value) ? Optional.empty() : Optional.of(ReadingVerdict.TORN);
    }

    /**
     * Judges the latest entries of a stream, of which each must be before the one above it.
     *
     * @param newestFirst all of one moment
     * @param kills how often Redis had been killed when they were read
     */
    void judgeEntries(String symbol, List<LatestPart> newestFirst, int kills) {
        if (newestFirst.isEmpty()) {
            judgeNothing(new LatestCell(RedisPart.TICK, symbol), kills);
            return;
        }
        judge(symbol, newestFirst.get(0), kills);
        for (int i = 1; i < newestFirst.size(); i++) {
            judgeBelow(symbol, newestFirst.get(i), newestFirst.get(i - 1));
        }
    }

    private void judgeBelow(String symbol, LatestPart entry, LatestPart above) {
        LatestCell cell = new LatestCell(entry.part(), symbol);
        ReadingVerdict verdict =
                wrong(cell, entry)
                        .orElseGet(
                                () ->
                                        isBefore(entry, above)
                                                ? ReadingVerdict.SAME
                                                : ReadingVerdict.STALE);
        log.count(cell, entry, verdict);
    }

    private static boolean isBefore(LatestPart entry, LatestPart above) {
        return LatestPlaces.compare(RedisPart.TICK, entry.order(), above.order()) < 0;
    }

    /** Of how many cells the last value of the tape has not been read. */
    long behind() {
        return tape.cells().stream().filter(it -> !isAtEnd(it)).count();
    }

    /** Whether the last right reading of a cell is the last value of the tape. */
    boolean isAtEnd(LatestCell cell) {
        Newest its = newest.get(cell);
        return its != null && its.value().order().equals(tape.find(cell).orElseThrow().end());
    }
}
