package io.groundswell.jobs.bench;

import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.orderbook.IOrderBook;
import io.groundswell.model.book.FaultKind;
import io.groundswell.model.book.LadderOrderBook;
import io.groundswell.model.book.NaiveOrderBook;
import io.groundswell.model.book.OrderBook;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import java.util.concurrent.TimeUnit;
import io.groundswell.replay.book.ExchangeCoreBook;
import io.groundswell.replay.book.MatchableStream;
import io.groundswell.replay.book.OrderStreams;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Bar P1: depth rows per second of one book on one thread, over recorded order-by-order streams that
 * run in a circle (each ends by deleting what is left). One operation is one row. Reading, decoding
 * and everything around the book is left out; exchange-core gets its commands ready made, and no
 * call is made for a row's market data.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "-Xms1g",
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED"
        })
public class OrderBookBenchmark {
    /**
     * Moves the prepared rows together in memory. Left among the garbage of their making, each costs
     * a miss to main memory (150 ns), and only a book that allocates would have that repaired.
     */
    private static void layOutInOrder() {
        System.gc();
    }

    /** A stream in its circle. */
    @State(Scope.Thread)
    public static class Recorded {
        @Param OrderStreams stream;

        DepthUpdate[] rows;
        int next;

        /** Reads the stream. */
        @Setup
        public void read() {
            rows = MatchableStream.of(stream);
            layOutInOrder();
        }

        int advance() {
            int at = next;
            next = at + 1 == rows.length ? 0 : at + 1;
            return at;
        }
    }

    /** Ours, fast. */
    @State(Scope.Thread)
    public static class Ladder {
        final OrderBook book = new LadderOrderBook(DepthMode.BY_ORDER);
    }

    /** Ours, obvious. */
    @State(Scope.Thread)
    public static class Naive {
        final OrderBook book = new NaiveOrderBook(DepthMode.BY_ORDER);
    }

    /** The peer. */
    @State(Scope.Thread)
    public static class Peer {
        final IOrderBook book = ExchangeCoreBook.create();
        OrderCommand[][] commands;

        /** Translates the stream. */
        @Setup
        public void translate(Recorded recorded) {
            commands = ExchangeCoreBook.commands(recorded.rows);
            layOutInOrder();
        }
    }

    /** The fast book. */
    @Benchmark
    public FaultKind ladder(Recorded recorded, Ladder ours) {
        return ours.book.apply(recorded.rows[recorded.advance()]);
    }

    /** The obvious book. */
    @Benchmark
    public FaultKind naive(Recorded recorded, Naive ours) {
        return ours.book.apply(recorded.rows[recorded.advance()]);
    }

    /** exchange-core 0.5.3, direct book. */
    @Benchmark
    public CommandResultCode exchangeCore(Recorded recorded, Peer peer) {
        return ExchangeCoreBook.apply(peer.book, peer.commands[recorded.advance()]);
    }
}
