package io.groundswell.jobs;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The savepoint of a version, kept for ever: the day into which it falls, as a tape; the savepoint;
 * and how things stood when it was taken.
 *
 * @param version such as 0.1.0
 */
record GoldenSavepoint(String version) {
    /** The sources, not a build's copy of them: this is where a new one goes. */
    static final Path ALL = Repository.ROOT.resolve("jobs/src/test/resources/savepoints");

    private static final String EVENTS = "events";
    private static final String RECORDS = "records";
    private static final String ROWS = "rows";

    /**
     * How things stood.
     *
     * @param events events of the tape that were on the market topics
     * @param records records on each partition of them, heartbeats included
     * @param rows rows that were committed, by "kind symbol"
     */
    record Standing(int events, Map<String, Long> records, Map<String, Long> rows) {}

    /** Those of all versions. */
    static List<GoldenSavepoint> all() throws IOException {
        try (Stream<Path> versions = Files.list(ALL)) {
            return versions.filter(Files::isDirectory)
                    .map(folder -> new GoldenSavepoint(folder.getFileName().toString()))
                    .toList();
        }
    }

    private Path folder() {
        return ALL.resolve(version).resolve(OrderBookJob.NAME);
    }

    /** The realm that its names of topics and transactions have. */
    String realm() {
        return "golden-" + version.replace('.', '-');
    }

    Path tape() {
        return folder().resolve("day.tape");
    }

    Path savepoint() {
        return folder().resolve("savepoint");
    }

    Standing standing() throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        for (String line : Files.readAllLines(standingFile(), US_ASCII)) {
            int space = line.lastIndexOf(' ');
            counts.put(line.substring(0, space), Long.valueOf(line.substring(space + 1)));
        }
        return new Standing(
                Math.toIntExact(counts.get(EVENTS)), under(RECORDS, counts), under(ROWS, counts));
    }

    private Path standingFile() {
        return folder().resolve("standing.txt");
    }

    private static Map<String, Long> under(String word, Map<String, Long> counts) {
        Map<String, Long> its = new TreeMap<>();
        counts.forEach(
                (key, count) -> {
                    if (key.startsWith(word + ' ')) {
                        its.put(key.substring(word.length() + 1), count);
                    }
                });
        return its;
    }

    /**
     * Puts a new one in its place.
     *
     * @throws FileAlreadyExistsException where there is one: they are never edited
     */
    void create(Path itsTape, Path itsSavepoint, Standing standing) throws IOException {
        refuseSecond();
        Files.createDirectories(savepoint());
        Files.copy(itsTape, tape());
        try (Stream<Path> files = Files.list(itsSavepoint)) {
            for (Path file : files.toList()) {
                Files.copy(file, savepoint().resolve(file.getFileName()));
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(EVENTS + ' ' + standing.events());
        standing.records().forEach((key, count) -> lines.add(RECORDS + ' ' + key + ' ' + count));
        standing.rows().forEach((key, count) -> lines.add(ROWS + ' ' + key + ' ' + count));
        Files.write(standingFile(), lines, US_ASCII);
    }

    /**
     * Makes sure that there is none yet.
     *
     * @throws FileAlreadyExistsException where there is one
     */
    void refuseSecond() throws FileAlreadyExistsException {
        if (Files.exists(folder())) {
            throw new FileAlreadyExistsException(
                    folder() + " is golden: it is never written again");
        }
    }

    /** The events of its day, in the total order. */
    List<MarketEvent> events() throws IOException {
        return ScriptedTapes.read(tape());
    }

    @Override
    public String toString() {
        return version;
    }
}
