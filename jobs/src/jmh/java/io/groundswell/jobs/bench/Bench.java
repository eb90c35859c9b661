package io.groundswell.jobs.bench;

import io.groundswell.connectors.local.ReachableClickHouse;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code groundswell bench NAME [ROUNDS]}: runs what a bar of the design compares, side by side and
 * interleaved, and prints a small table with the ratio last.
 */
public final class Bench {
    private static final int DEFAULT_ROUNDS = 5;
    private static final int USER_ERROR = 2;

    private static final Map<String, Comparison> COMPARISONS =
            new TreeMap<>(
                    Map.of(
                            "order-book",
                            new Comparison(
                                    "P1: order book core, real order-by-order streams, one thread",
                                    OrderBookBenchmark.class,
                                    List.of("ladder", "naive", "exchangeCore"),
                                    "exchangeCore"),
                            "event-codec",
                            new Comparison(
                                    "P9: encode and decode one depth update",
                                    EventCodecBenchmark.class,
                                    List.of(
                                    "encodeAndDecodeFlyweight",
                                    "encodeAndDecodeRecord",
                                    "encodeAndDecodeJson"),
                                    "encodeAndDecodeJson"),
                            "iqfeed-parser",
                            new Comparison(
                                    "lines of IQFeed, one thread",
                                    IqFeedParserBenchmark.class,
                                    List.of("parse", "splitAndBigDecimal"),
                                    "splitAndBigDecimal"),
                            "tape",
                            new Comparison(
                                    "P6: tape to books, beside scanning the tape alone, one thread",
                                    TapeToBooksBenchmark.class,
                                    List.of("books", "scan"),
                                    "scan")));

    private Bench() {}

    /** Runs the named benchmark; exit status 2 for a name or a number of rounds that cannot be. */
    public static void main(String[] arguments) throws Exception {
        String name = arguments.length > 0 ? arguments[0] : "";
        PrintStream out = new PrintStream(System.out, true);
        if (name.equals("kafka-books")) {
            PipelineBench.books(rounds(arguments), out);
            return;
        }
        if (name.equals("growth")) {
            PipelineBench.growth(rounds(arguments), out);
            return;
        }
        if (name.equals("collector")) {
            CollectorBench.run(rounds(arguments), out);
            return;
        }
        if (name.equals("latency")) {
            LatencyBench.run(rounds(arguments), out);
            return;
        }
        if (name.equals("signals")) {
            SignalsBench.run(rounds(arguments), out);
            return;
        }
        if (name.equals("suite")) {
            System.exit(SuiteBench.execute(Arrays.copyOfRange(arguments, 1, arguments.length), out));
        }
        if (name.equals("clickhouse-columns")) {
            ClickHouseColumns.run(out);
            return;
        }
        if (name.equals("history")) {
            ReachableClickHouse.obstacle(System.getenv()).ifPresent(Bench::fail);
            HistoryBench.run(rounds(arguments), out);
            return;
        }
        if (name.equals("clickhouse")) {
            ClickHouseBench.run(rounds(arguments), out);
            return;
        }
        Comparison comparison = COMPARISONS.get(name);
        if (comparison == null) {
            fail(
                    (name.isEmpty() || name.equals("--help") ? "say which" : "no benchmark " + name)
                            + ": "
                            + String.join(", ", COMPARISONS.keySet())
                            + ", clickhouse-columns, collector, history, kafka-books, growth, latency,"
                            + " signals (GROUNDSWELL_HEAP=2g), suite (suite --help tells its options)");
        } else {
            comparison.run(rounds(arguments), out);
        }
    }

    private static int rounds(String[] arguments) {
        if (arguments.length < 2) {
            return DEFAULT_ROUNDS;
        }
        if (!arguments[1].matches("[1-9][0-9]?")) {
            fail("rounds: '" + arguments[1] + "' is not a number from 1 to 99");
        }
        return Integer.parseInt(arguments[1]);
    }

    private static void fail(String reason) {
        System.err.println("groundswell bench: " + reason);
        System.exit(USER_ERROR);
    }
}
