package io.groundswell.replay.bench;

import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.EventStamper;
import io.groundswell.model.event.Frontier;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.TapeReader;
import io.groundswell.replay.tape.TapeWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Scanning a tape in the total order on one thread: file, checksum, zstd, event records, merge. One
 * million price-level updates and trades, spread evenly over the symbols; nanoseconds per event.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2)
public class TapeScanBenchmark {
    private static final int EVENTS = 1_000_000;
    private static final int TRADE_EVERY = 10;
    private static final long START_NANOS = 1_711_978_200_000_000_000L;

    @Param({"1", "100", "2000"})
    private int symbols;

    private Path file;
    private TapeReader tape;

    /** Writes the tape; every run has the same. */
    @Setup
    public void record() throws IOException {
        file = Files.createTempFile("scan", ".tape");
        try (TapeWriter writer =
                TapeWriter.create(file, "scan", LocalDate.of(2024, 4, 1), "made up", "none")) {
            Random random = new Random(1);
            Frontier frontier = new Frontier();
            EventStamper[] stampers = new EventStamper[symbols];
            for (int i = 0; i < symbols; i++) {
                String symbol = "SYM" + i;
                stampers[i] = new EventStamper(1, frontier, symbol, 4, 0);
                for (Topic topic : new Topic[] {Topic.TICKS, Topic.L2}) {
                    EventHeader header = next(stampers[i], topic, START_NANOS);
                    writer.append(new InstrumentDefined(header, instrument(symbol)));
                }
            }
            long time = START_NANOS;
            for (int i = 2 * symbols; i < EVENTS; i++) {
                time += random.nextInt(50_000);
                writer.append(event(random, stampers[random.nextInt(symbols)], time));
            }
            writer.finish();
        }
        tape = TapeReader.open(file);
    }

    private static EventHeader next(EventStamper stamper, Topic topic, long time) {
        return stamper.next(topic, time, time + 150_000, 0, 0);
    }

    private static MarketEvent event(Random random, EventStamper stamper, long time) {
        long price = 1_000_000 + 100 * Math.round(10 * random.nextGaussian());
        long size = 100L * (1 + random.nextInt(20));
        if (random.nextInt(TRADE_EVERY) == 0) {
            return new Trade(
                    next(stamper, Topic.TICKS, time),
                    price,
                    size,
                    random.nextBoolean() ? Aggressor.BUYER : Aggressor.SELLER,
                    Liquidity.DISPLAYED,
                    TradeBasis.LAST_QUALIFIED,
                    CodeTable.IQFEED,
                    "11",
                    "013D",
                    time % 1_000_000,
                    0);
        }
        return DepthUpdate.level(
                next(stamper, Topic.L2, time),
                random.nextInt(4) == 0 ? DepthAction.DELETE : DepthAction.CHANGE,
                price < 1_000_000 ? Side.BID : Side.ASK,
                price,
                size);
    }

    private static Instrument instrument(String symbol) {
        return new Instrument(
                symbol,
                "made up",
                SecurityType.EQUITY,
                "XNYS",
                "USD",
                100,
                4,
                0,
                DepthMode.PRICE_LEVEL,
                CodeTable.IQFEED);
    }

    /** Deletes the tape. */
    @TearDown
    public void forget() throws IOException {
        tape.close();
        Files.delete(file);
    }

    /** Every event in the total order; the sum keeps the compiler honest. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long scan() throws IOException {
        long sum = 0;
        try (EventCursor cursor = tape.all()) {
            for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
                sum += event.header().sequence();
            }
        }
        return sum;
    }
}
