package io.groundswell.jobs.demo;

import io.groundswell.jobs.config.ConfigException;
import io.groundswell.replay.tape.TapeInfo;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The recorded days that a run reads.
 *
 * @param files tapes, sorted
 * @param events events on all of them together
 * @param listing a table of them for a person
 */
record DemoTapes(List<Path> files, long events, String listing) {

    /**
     * Finds tapes and reads their indexes.
     *
     * @throws ConfigException where there is no tape, or none that holds a wanted symbol
     */
    static DemoTapes open(List<Path> paths, List<String> wanted)
            throws ConfigException, IOException {
        List<Path> files = find(paths);
        TreeSet<String> missing = new TreeSet<>(wanted);
        TreeSet<String> known = new TreeSet<>();
        StringBuilder listing = new StringBuilder("Recorded days:\n");
        long events = 0;
        for (Path file : files) {
            try (TapeReader tape = TapeReader.open(file)) {
                TapeInfo info = tape.info();
                events += info.events();
                missing.removeAll(tape.symbols());
                known.addAll(tape.symbols());
                listing.append(
                        String.format(
                                "  %-24s %s  %,10d events  %s%n",
                                info.name(),
                                info.tradingDate(),
                                info.events(),
                                String.join(" ", tape.symbols())));
            }
        }
        if (!missing.isEmpty()) {
            throw new ConfigException(
                    "no tape holds "
                            + String.join(", ", missing)
                            + "; there are "
                            + String.join(", ", known));
        }
        return new DemoTapes(files, events, listing.toString());
    }

    private static List<Path> find(List<Path> paths) throws ConfigException, IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> content = Files.list(path)) {
                    content.filter(file -> file.toString().endsWith(".tape"))
                            .sorted()
                            .forEach(files::add);
                }
            } else if (Files.exists(path)) {
                files.add(path);
            } else {
                throw new ConfigException("no such file or folder: " + path);
            }
        }
        if (files.isEmpty()) {
            throw new ConfigException("no tape (*.tape) under " + paths);
        }
        return files;
    }
}
