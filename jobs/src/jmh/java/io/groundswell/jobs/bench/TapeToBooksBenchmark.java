package io.groundswell.jobs.bench;

import io.groundswell.model.RealDays;
import io.groundswell.model.book.BookOptions;
import io.groundswell.model.book.WatchedBook;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.session.TradingCalendars;
import io.groundswell.replay.imports.LobsterImporter;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.TapeReader;
import io.groundswell.replay.tape.TapeWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A recorded day from tape to order books on one thread, beside scanning the tape alone: file, checksum,
 * zstd, event records, merge over symbols; then a watched book for each symbol. One operation is the whole
 * day.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TapeToBooksBenchmark {
    /** The days that are read. */
    public enum Day {
        /** Bundled: two equities, trades and best bid and offer. */
        EQUITIES,
        /** Bundled: two crypto pairs, price levels. */
        CRYPTO,
        /** LOBSTER, order by order, imported on the spot; needs the shared data. */
        GOOG
    }

    /** A tape, opened once. */
    @State(Scope.Thread)
    public static class Recorded {
        @Param Day day;

        TapeReader tape;
        private Path made;

        /** Opens the tape, which may have to be made first. */
        @Setup
        public void open() throws IOException {
            Path bundled = Path.of(System.getProperty("groundswell.root", ".")).resolve("replay/days");
            tape =
                    switch (day) {
                        case EQUITIES ->
                                TapeReader.open(bundled.resolve("us-equities-2013-10-08.tape"));
                        case CRYPTO ->
                                TapeReader.open(bundled.resolve("crypto-spot-2024-08-08.tape"));
                        case GOOG -> TapeReader.open(imported());
                    };
        }

        private Path imported() throws IOException {
            LobsterImporter goog =
                    LobsterImporter.of(
                            RealDays.require(
                                    "lobster/GOOG_2012-06-21_34200000_57600000_message_10.csv.xz"),
                            "GOOG",
                            LobsterImporter.Rows.ORDERS);
            made = Files.createTempFile("goog", ".tape");
            try (TapeWriter tape =
                    TapeWriter.create(made, "goog", goog.tradingDate(), "LOBSTER", "LOBSTER")) {
                goog.importTo(
                        event -> {
                            try {
                                tape.append(event);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        },
                        defect -> {});
                tape.finish();
            }
            return made;
        }

        /** Lets go of the tape. */
        @TearDown
        public void close() throws IOException {
            tape.close();
            if (made != null) {
                Files.delete(made);
            }
        }
    }

    /** Events, as a rate beside that of whole days. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Events {
        /** Events read. */
        public long events;
    }

    /** The tape alone. */
    @Benchmark
    public long scan(Recorded recorded, Events counted) throws IOException {
        long last = 0;
        try (EventCursor cursor = recorded.tape.all()) {
            for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
                last = event.eventTimeNanos();
                counted.events++;
            }
        }
        return last;
    }

    /** The tape and its books. */
    @Benchmark
    public int books(Recorded recorded, Events counted) throws IOException {
        Map<String, WatchedBook> books = new HashMap<>();
        try (EventCursor cursor = recorded.tape.all()) {
            for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
                books.computeIfAbsent(event.symbol(), any -> newBook()).accept(event, fault -> {});
                counted.events++;
            }
        }
        return books.size();
    }

    private static WatchedBook newBook() {
        return new WatchedBook(
                BookOptions.DEFAULT,
                instrument -> TradingCalendars.named(instrument.calendar()));
    }
}
