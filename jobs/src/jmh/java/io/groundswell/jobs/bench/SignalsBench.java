package io.groundswell.jobs.bench;

import io.groundswell.model.book.BookOptions;
import io.groundswell.model.book.WatchedBook;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.feature.FeatureExtractor;
import io.groundswell.model.feature.FeatureOptions;
import io.groundswell.model.feature.FeatureSchema;
import io.groundswell.model.signal.FullSignalKernel;
import io.groundswell.model.signal.RunningSignalKernel;
import io.groundswell.model.signal.SignalBatch;
import io.groundswell.model.signal.SignalKernel;
import io.groundswell.model.signal.SignalParameters;
import io.groundswell.model.signal.SignalWindows;
import io.groundswell.replay.imports.LobsterImporter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * P5: one tick of the five signals for 2000 symbols on one core, moved on and anew, beside the plain
 * sum of as many longs as a full recompute has to read; and what an event costs until it is in a
 * feature sample, beside keeping the book alone.
 */
final class SignalsBench {
    private static final int SYMBOLS = Integer.getInteger("groundswell.bench.symbols", 2_000);
    private static final int FILLED = 4_000;
    private static final int TICKS = 60;
    private static final int SUMMED_COLUMNS = 18;
    private static final int WINDOW = 900;
    private static final double MILLI = 1e6;

    private final PrintStream out;
    private final SignalWindows windows = SignalWindows.of(SignalParameters.V1);
    private final SignalBatch batch = new SignalBatch(SYMBOLS, windows);
    private final SignalKernel running = new RunningSignalKernel(SignalParameters.V1, SYMBOLS);
    private final SignalKernel full = new FullSignalKernel(SignalParameters.V1);
    private final SplittableRandom random = new SplittableRandom(1);
    private final long[] row = new long[FeatureSchema.COUNT];
    private final long[] plain = new long[SYMBOLS * SUMMED_COLUMNS * WINDOW];
    private final long[] mid2 = new long[SYMBOLS];
    private long sum;

    private SignalsBench(PrintStream out) {
        this.out = out;
    }

    static void run(int rounds, PrintStream out) throws IOException {
        new SignalsBench(out).run(rounds);
    }

    private void run(int rounds) throws IOException {
        Arrays.fill(mid2, 2_000_000);
        Arrays.setAll(plain, i -> i & 1023);
        for (int tick = 0; tick < FILLED; tick++) {
            tick();
        }
        out.printf("%,d symbols, rings full, %,d bytes of each kept in a checkpoint%n",
                SYMBOLS, batch.snapshot(0).length);
        double[] moved = new double[rounds];
        double[] worst = new double[rounds];
        double[] anew = new double[rounds];
        double[] summed = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            for (int tick = 0; tick < TICKS; tick++) {
                double took = tick();
                moved[round] += took / TICKS;
                worst[round] = Math.max(worst[round], took);
            }
            anew[round] = time(() -> full.score(batch, 0, SYMBOLS));
            summed[round] = time(this::sum);
        }
        out.println("one tick, one core      median (least .. most), ms");
        print("append and move on", moved, "bar 5");
        print("the slowest of 60", worst, "");
        print("anew from the rings", anew, "bar 40");
        print("plain sum", summed, "");
        out.printf("plain sum to anew: %.2f (bar 0.4)%n", median(summed) / median(anew));
        features(rounds);
        out.printf("%s, %d processors, shared machine%s%n",
                System.getProperty("java.vm.version"),
                Runtime.getRuntime().availableProcessors(),
                sum == 1 ? " " : "");
    }

    /** Appends a sample to each symbol, untimed, and scores them. */
    private double tick() {
        double took = 0;
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            draw(symbol);
            long begun = System.nanoTime();
            batch.append(symbol, row);
            took += System.nanoTime() - begun;
        }
        long begun = System.nanoTime();
        running.score(batch, 0, SYMBOLS);
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            if (batch.isSlowTick(symbol, symbol % TICKS)) {
                batch.slowTick(symbol, true);
            }
        }
        return (took + System.nanoTime() - begun) / MILLI;
    }

    private void draw(int symbol) {
        mid2[symbol] += random.nextInt(-200, 201);
        long price = mid2[symbol] / 2;
        Arrays.fill(row, 0);
        row[FeatureSchema.BID_PRICE] = price - 100;
        row[FeatureSchema.ASK_PRICE] = price + 100;
        row[FeatureSchema.MID2] = mid2[symbol];
        row[FeatureSchema.SPREAD_TIME] = 200_000_000L;
        row[FeatureSchema.BID_SIZE_TIME] = random.nextLong(1_000_000_000L);
        row[FeatureSchema.ASK_SIZE_TIME] = random.nextLong(1_000_000_000L);
        row[FeatureSchema.BID_DEPTH_TIME] = random.nextLong(9_000_000_000L);
        row[FeatureSchema.ASK_DEPTH_TIME] = random.nextLong(9_000_000_000L);
        row[FeatureSchema.VALID_TIME] = 1_000_000;
        for (int column = FeatureSchema.SOLD; column < FeatureSchema.COUNT; column++) {
            row[column] = random.nextInt(500);
        }
    }

    private void sum() {
        long all = 0;
        for (long value : plain) {
            all += value;
        }
        sum += all;
    }

    private static double time(Runnable what) {
        what.run();
        long begun = System.nanoTime();
        what.run();
        return (System.nanoTime() - begun) / MILLI;
    }

    private void features(int rounds) throws IOException {
        Path days = Path.of(System.getProperty("groundswell.root", ".")).resolve("../shared/data/lobster");
        Path goog = days.resolve("GOOG_2012-06-21_34200000_57600000_message_10.csv.xz");
        if (!Files.exists(goog)) {
            out.println("features: skipped, no " + goog);
            return;
        }
        List<MarketEvent> events = new ArrayList<>();
        LobsterImporter.of(goog, "", LobsterImporter.Rows.LEVELS).importTo(events::add, it -> {});
        double[] extracted = new double[rounds];
        double[] kept = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            kept[round] = time(() -> books(events)) * MILLI / events.size();
            extracted[round] = time(() -> extract(events)) * MILLI / events.size();
        }
        out.printf("GOOG 10, %,d events     median (least .. most), ns per event%n", events.size());
        print("book and features", extracted, "bar 2000");
        print("book alone", kept, "");
    }

    private void books(List<MarketEvent> events) {
        WatchedBook book = book();
        events.forEach(it -> book.accept(it, fault -> {}));
        sum += book.lastSequence();
    }

    private void extract(List<MarketEvent> events) {
        FeatureExtractor extractor =
                new FeatureExtractor(FeatureOptions.FULL_DEPTH, book(), fault -> {});
        events.forEach(it -> extractor.accept(it, (grid, session, columns) -> sum += columns[0]));
    }

    private static WatchedBook book() {
        return new WatchedBook(BookOptions.DEFAULT);
    }

    private void print(String name, double[] values, String bar) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        out.printf("%-22s  %8.2f (%.2f .. %.2f)  %s%n",
                name, median(values), sorted[0], sorted[sorted.length - 1], bar);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
