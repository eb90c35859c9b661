package io.groundswell.jobs.bench;

import io.groundswell.connectors.clickhouse.history.HistoryChoice;
import io.groundswell.connectors.clickhouse.history.HistoryCursor;
import io.groundswell.connectors.clickhouse.history.StoredHistory;
import io.groundswell.connectors.local.FolderRemoval;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.replay.source.StoredTapes;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Bundled days read back from ClickHouse in the total order, counted and checked, beside scanning
 * the tape that they came from; one thread, a fresh reading in each round.
 */
final class HistoryBench {
    private static final double NANOS = 1e9;
    private static final List<String> DAYS =
            List.of("us-equities-2013-10-08", "crypto-spot-2024-08-08");

    private HistoryBench() {}

    /** A reading of all events. */
    private interface Reading {
        long read() throws IOException;
    }

    static void run(int rounds, PrintStream out) throws IOException {
        Path folder = Files.createTempDirectory("groundswell-bench");
        try {
            run(rounds, folder, out);
        } finally {
            FolderRemoval.of(folder);
        }
    }

    private static void run(int rounds, Path folder, PrintStream out) throws IOException {
        for (String day : DAYS) {
            Path tape =
                    Path.of(System.getProperty("groundswell.root", "."))
                            .resolve("replay/days/" + day + ".tape");
            List<Double> scanned = new ArrayList<>();
            List<Double> readBack = new ArrayList<>();
            try (StoredTapes stored = StoredTapes.create(folder.resolve(day))) {
                stored.load(tape);
                // The first round of each warms up.
                for (int round = 0; round <= rounds; round++) {
                    scanned.add(eventsPerSecond(() -> scan(tape)));
                    readBack.add(eventsPerSecond(() -> readBack(stored)));
                }
            }
            double tapes = median(scanned);
            double clickHouse = median(readBack);
            out.printf("%s, events/s: tape %,.0f", day, tapes);
            out.printf(", ClickHouse %,.0f, ratio %.2f%n", clickHouse, clickHouse / tapes);
        }
    }

    private static double eventsPerSecond(Reading reading) throws IOException {
        long start = System.nanoTime();
        long events = reading.read();
        return events * NANOS / (System.nanoTime() - start);
    }

    private static long scan(Path file) throws IOException {
        long events = 0;
        try (TapeReader tape = TapeReader.open(file);
                EventCursor cursor = tape.all()) {
            for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
                events++;
            }
        }
        return events;
    }

    private static long readBack(StoredTapes stored) throws IOException {
        long events = 0;
        try (StoredHistory history = StoredHistory.open(stored.connection())) {
            HistoryCursor cursor = history.read(HistoryChoice.ALL);
            for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
                events++;
            }
        }
        return events;
    }

    private static double median(List<Double> rates) {
        List<Double> sorted = new ArrayList<>(rates.subList(1, rates.size()));
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
