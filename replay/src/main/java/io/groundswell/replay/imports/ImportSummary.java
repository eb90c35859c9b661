package io.groundswell.replay.imports;

import io.groundswell.model.quality.DefectReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an import read, made and refused.
 *
 * @param symbol the symbol
 * @param lines lines read, in all files
 * @param bytes bytes read, after decompression
 * @param events events made, by the name of their kind
 * @param defects lines and rows refused, by reason
 * @param notes what else a person should know, counted, such as levels told from other knowledge
 */
public record ImportSummary(
        String symbol,
        long lines,
        long bytes,
        SortedMap<String, Long> events,
        Map<DefectReason, Long> defects,
        SortedMap<String, Long> notes) {

    /** Copies the counts. */
    public ImportSummary {
        events = Collections.unmodifiableSortedMap(new TreeMap<>(events));
        Map<DefectReason, Long> byReason = new EnumMap<>(DefectReason.class);
        byReason.putAll(defects);
        defects = Collections.unmodifiableMap(byReason);
        notes = Collections.unmodifiableSortedMap(new TreeMap<>(notes));
    }

    /** Events of every kind. */
    public long totalEvents() {
        return events.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Defects of every reason. */
    public long totalDefects() {
        return defects.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How often this was noted; 0 where it never was. */
    public long note(String what) {
        return notes.getOrDefault(what, 0L);
    }
}
