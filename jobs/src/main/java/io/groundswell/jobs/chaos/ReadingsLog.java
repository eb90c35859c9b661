package io.groundswell.jobs.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.groundswell.connectors.redis.latest.LatestPart;
import io.groundswell.model.contract.RedisPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the readings of a run came to so far, over all starts of the command, in a file; with the
 * first wrong ones in full. One thread at a time.
 */
final class ReadingsLog {
    private static final int MOST_COMPLAINTS = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Map<RedisPart, ReadingCounts> counts = new EnumMap<>(RedisPart.class);
    private final List<String> complaints;
    private long absences;
    private long longestAbsenceMillis;

    /** What is on disk. */
    private record Saved(
            Map<RedisPart, ReadingCounts> counts,
            List<String> complaints,
            long absences,
            long longestAbsenceMillis) {}

    private ReadingsLog(Path file, Saved saved) {
        this.file = file;
        this.counts.putAll(saved.counts());
        this.complaints = new ArrayList<>(saved.complaints());
        this.absences = saved.absences();
        this.longestAbsenceMillis = saved.longestAbsenceMillis();
    }

    /**
     * What the file holds; nothing where there is none.
     *
     * @throws IOException where it cannot be read
     */
    static ReadingsLog open(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new ReadingsLog(file, new Saved(Map.of(), List.of(), 0, 0));
        }
        try {
            return new ReadingsLog(file, JSON.readValue(file.toFile(), Saved.class));
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": not the readings of a run; --fresh begins anew", e);
        }
    }

    /** Counts a reading. */
    void count(LatestCell cell, LatestPart value, ReadingVerdict verdict) {
        counts.merge(cell.part(), ReadingCounts.of(verdict), ReadingCounts::plus);
        if (!verdict.isRight() && complaints.size() < MOST_COMPLAINTS) {
            complaints.add(verdict + " " + cell.symbol() + ' ' + value);
        }
    }

    /** Counts a time without an answer, when it begins. */
    void absenceBegins() {
        absences++;
    }

    /** How long it took. */
    void absenceEnds(long millis) {
        longestAbsenceMillis = Math.max(longestAbsenceMillis, millis);
    }

    /** The readings of a part. */
    ReadingCounts of(RedisPart part) {
        return counts.getOrDefault(part, ReadingCounts.NONE);
    }

    /** All readings. */
    ReadingCounts total() {
        return counts.values().stream().reduce(ReadingCounts.NONE, ReadingCounts::plus);
    }

    /** The first wrong readings, in full. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** How often Redis did not answer for a while; not one who is back before it is missed. */
    long absences() {
        return absences;
    }

    /** The longest of these whiles. */
    long longestAbsenceMillis() {
        return longestAbsenceMillis;
    }

    /** Writes all of it to the file, whose reader sees all of it or what was there before. */
    void save() throws IOException {
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        JSON.writerWithDefaultPrettyPrinter()
                .writeValue(
                        whole.toFile(),
                        new Saved(counts, complaints, absences, longestAbsenceMillis));
        Files.move(
                whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
