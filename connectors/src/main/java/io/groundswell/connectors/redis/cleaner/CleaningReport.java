package io.groundswell.connectors.redis.cleaner;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a pass did.
 *
 * @param limitBytes what Redis's memory was to be held under
 * @param beforeBytes its memory at the beginning
 * @param afterBytes its memory at the end
 * @param looks how often it had to look through all keys; 0 where there was room
 * @param removed what each step removed, of those that removed anything
 * @param sparedWatched keys that stay because their symbol is watched, as of the last look
 * @param sparedOthers keys that stay because they are not ours
 */
public record CleaningReport(
        long limitBytes,
        long beforeBytes,
        long afterBytes,
        int looks,
        Map<CleaningStep, Removal> removed,
        long sparedWatched,
        long sparedOthers) {
    /** Copies the map, in the order of the steps. */
    public CleaningReport {
        Map<CleaningStep, Removal> copy = new EnumMap<>(CleaningStep.class);
        copy.putAll(removed);
        removed = copy;
    }

    /** Whether anything had to be done. */
    public boolean wasNeeded() {
        return looks > 0;
    }

    public boolean isUnderLimit() {
        return afterBytes <= limitBytes;
    }

    Removal total() {
        return removed.values().stream().reduce(Removal.NOTHING, Removal::plus);
    }

    /** What was removed, in words; empty for nothing. */
    String detail() {
        return removed.entrySet().stream()
                .map(it -> it.getKey().title() + ": " + words(it.getKey(), it.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String words(CleaningStep step, Removal removal) {
        return step.isCut() ? removal.entries() + " entries" : removal.keys() + " keys";
    }
}
