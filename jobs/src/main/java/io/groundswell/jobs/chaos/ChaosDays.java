package io.groundswell.jobs.chaos;

import io.groundswell.replay.publish.RecordedEvents;
import io.groundswell.replay.tape.TapeLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The recorded days that a run publishes.
 *
 * @param library the tapes
 * @param symbols those that are wanted; empty for all
 * @param events how many events that makes
 */
record ChaosDays(TapeLibrary library, Set<String> symbols, long events) {

    /**
     * Finds the tapes and counts their events.
     *
     * @throws IOException where a tape is missing or damaged, or none holds a wanted symbol
     */
    static ChaosDays open(List<Path> paths, List<String> wanted) throws IOException {
        TapeLibrary library = TapeLibrary.open(paths);
        library.requireSymbols(wanted);
        Set<String> symbols = new TreeSet<>(wanted);
        return new ChaosDays(library, symbols, count(library, symbols));
    }

    private static long count(TapeLibrary library, Set<String> symbols) throws IOException {
        if (symbols.isEmpty()) {
            return library.tapes().stream().mapToLong(it -> it.info().events()).sum();
        }
        try (RecordedEvents events = new RecordedEvents(library, symbols)) {
            long count = 0;
            while (events.cursor().next() != null) {
                count++;
            }
            return count;
        }
    }

    /** The settings of a run over these days. */
    ChaosSettings settings(
            String drill,
            long seed,
            int killsPerKind,
            List<Integer> outageSeconds,
            int taskManagers) {
        return new ChaosSettings(
                drill,
                seed,
                killsPerKind,
                outageSeconds,
                taskManagers,
                library.tapes().stream()
                        .map(it -> it.info().name() + ' ' + Integer.toHexString(it.checksum()))
                        .toList(),
                List.copyOf(symbols),
                events);
    }

    /** The tapes' files, as the job's option takes them. */
    String files() {
        return String.join(";", library.tapes().stream().map(it -> it.file().toString()).toList());
    }
}
