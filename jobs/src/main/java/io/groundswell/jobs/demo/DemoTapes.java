package io.groundswell.jobs.demo;

import io.groundswell.jobs.config.ConfigException;
import io.groundswell.replay.tape.TapeLibrary;
import io.groundswell.replay.tape.TapeLibrary.ShelvedTape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * The recorded days that a run reads.
 *
 * @param files tapes that hold a wanted symbol, by the time of their first event
 * @param events events on them that are wanted; empty where they hold other symbols too, because a
 *     tape does not tell how many are whose
 * @param listing a table of them for a person
 */
record DemoTapes(List<Path> files, OptionalLong events, String listing) {

    /**
     * Finds tapes and reads their indexes.
     *
     * @throws ConfigException where there is no tape, or none that holds a wanted symbol
     * @throws IOException where a path does not exist, a tape is damaged, or two tapes are in
     *     conflict
     */
    static DemoTapes open(List<Path> paths, List<String> wanted)
            throws ConfigException, IOException {
        TapeLibrary library = TapeLibrary.open(paths);
        if (library.tapes().isEmpty()) {
            throw new ConfigException("no tape (*.tape) under " + paths);
        }
        try {
            library.requireSymbols(wanted);
        } catch (IOException e) {
            throw new ConfigException(e.getMessage(), e);
        }
        List<ShelvedTape> used =
                library.tapes().stream()
                        .filter(
                                tape ->
                                        wanted.isEmpty()
                                                || tape.symbols().stream()
                                                        .anyMatch(wanted::contains))
                        .toList();
        boolean all =
                wanted.isEmpty()
                        || used.stream().allMatch(tape -> wanted.containsAll(tape.symbols()));
        StringBuilder listing = new StringBuilder("Recorded days:\n");
        long events = 0;
        for (ShelvedTape tape : used) {
            events += tape.info().events();
            listing.append(
                    String.format(
                            "  %-28s %s  %,10d events  %s%n",
                            tape.info().name(),
                            tape.info().tradingDate(),
                            tape.info().events(),
                            String.join(" ", tape.symbols())));
        }
        return new DemoTapes(
                used.stream().map(ShelvedTape::file).toList(),
                all ? OptionalLong.of(events) : OptionalLong.empty(),
                listing.toString());
    }
}
