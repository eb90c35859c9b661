package io.groundswell.jobs.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.groundswell.connectors.iqfeed.wire.CommonMessage.Unparsed;
import io.groundswell.connectors.iqfeed.wire.Fieldset;
import io.groundswell.connectors.iqfeed.wire.Level1Field;
import io.groundswell.connectors.iqfeed.wire.Level1Parser;
import io.groundswell.connectors.iqfeed.wire.Level2Parser;
import io.groundswell.connectors.iqfeed.wire.LineParser;
import io.groundswell.connectors.iqfeed.wire.LookupParser;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.RowKind;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import io.groundswell.model.RealDays;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
 * Lines of IQFeed per second on one thread, beside the obvious way: a String, its split, and an
 * object for each number and time. One operation is one line, as bytes in one long array, as a
 * socket's reader would have them. The lines carry the values of 8192 recorded ticks: as ticks of
 * history (the recorded bytes), as a Q of 23 fields, and as a change of depth; nobody has published
 * a long recording of the latter two.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"-Xms256m", "-Xmx256m", "-XX:+UseSerialGC"})
public class IqFeedParserBenchmark {
    private static final int LINES = 8192;
    private static final ProtocolVersion VERSION = ProtocolVersion.V6_1;
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM/dd/yyyy");
    private static final String[] SYMBOLS = {"AAPL", "MSFT", "QQQ", "BRK.B", "NVDA", "@ESZ21"};
    private static final String[] MAKERS = {"NSDQ", "ARCX", "BATS", "EDGX", "IEX"};

    /** The columns that a collector asks for. */
    private static final Fieldset FIELDSET =
            Fieldset.of(
                    Level1Field.MOST_RECENT_TRADE,
                    Level1Field.MOST_RECENT_TRADE_SIZE,
                    Level1Field.MOST_RECENT_TRADE_TIME,
                    Level1Field.MOST_RECENT_TRADE_DATE,
                    Level1Field.MOST_RECENT_TRADE_CONDITIONS,
                    Level1Field.MOST_RECENT_TRADE_MARKET_CENTRE,
                    Level1Field.MOST_RECENT_TRADE_AGGRESSOR,
                    Level1Field.MOST_RECENT_TRADE_DAY_CODE,
                    Level1Field.TICK_ID,
                    Level1Field.BID,
                    Level1Field.BID_SIZE,
                    Level1Field.BID_TIME,
                    Level1Field.BID_MARKET_CENTRE,
                    Level1Field.ASK,
                    Level1Field.ASK_SIZE,
                    Level1Field.ASK_TIME,
                    Level1Field.ASK_MARKET_CENTRE,
                    Level1Field.TOTAL_VOLUME,
                    Level1Field.NUMBER_OF_TRADES_TODAY,
                    Level1Field.DELAY,
                    Level1Field.RESTRICTED_CODE,
                    Level1Field.MESSAGE_CONTENTS);

    /** What the lines are. */
    public enum Kind {
        /** Q with 23 fields. */
        UPDATE,
        /** A market maker's quote. */
        DEPTH,
        /** A trade of history. */
        TICK
    }

    /** The kind of the lines. */
    @Param public Kind kind;

    private final int[] ends = new int[LINES + 1];
    private byte[] bytes;
    private LineParser parser;
    private int turn;

    /** Lays out the lines and sees that all are read. */
    @Setup
    public void read() throws IOException {
        Path file = RealDays.require("iqfeed/nept_history/ticks_oldest.csv");
        List<String> ticks = Files.readAllLines(file, ISO_8859_1);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            lines.append(line(ticks.get(i * 3), i));
            ends[i + 1] = lines.length();
        }
        bytes = lines.toString().getBytes(ISO_8859_1);
        parser = parser();
        for (int i = 0; i < LINES; i++) {
            if (parser.parse(bytes, ends[i], ends[i + 1]) instanceof Unparsed unparsed) {
                throw new IllegalStateException(unparsed.toString());
            }
        }
    }

    private LineParser parser() {
        if (kind == Kind.TICK) {
            return new LookupParser(VERSION, RowKind.TICK, false);
        }
        if (kind == Kind.DEPTH) {
            return new Level2Parser(ProtocolVersion.V6_2);
        }
        Level1Parser level1 = new Level1Parser(VERSION);
        level1.fieldset(FIELDSET);
        return level1;
    }

    private String line(String tick, int i) {
        String[] f = tick.split(",", -1);
        String date = f[0].substring(0, 10);
        String time = f[0].substring(11);
        String symbol = SYMBOLS[i % SYMBOLS.length];
        return switch (kind) {
            case TICK -> tick;
            case DEPTH ->
                    String.join(
                            ",", "4", symbol, "", MAKERS[i % MAKERS.length], i % 2 == 0 ? "A" : "B",
                            f[1], f[2], "", "4", time, date, "");
            case UPDATE ->
                    String.join(
                            ",", "Q", symbol, f[1], f[2], time, DATE.format(LocalDate.parse(date)),
                            f[9], f[8], f[10], f[11], f[6], f[4], "300", time, "5", f[5], "1200",
                            time, "11", f[3], Integer.toString(i), "0", "N", i % 3 == 0 ? "C" : "ba",
                            "");
        };
    }

    private int next() {
        turn = (turn + 1) & (LINES - 1);
        return turn;
    }

    /** Ours. */
    @Benchmark
    public WireMessage parse() {
        int i = next();
        return parser.parse(bytes, ends[i], ends[i + 1]);
    }

    /** The obvious way. */
    @Benchmark
    public Object[] splitAndBigDecimal() {
        int i = next();
        String line = new String(bytes, ends[i], ends[i + 1] - ends[i], ISO_8859_1);
        String[] fields = line.split(",", -1);
        return switch (kind) {
            case UPDATE -> update(fields);
            case DEPTH -> depth(fields);
            case TICK -> tick(fields);
        };
    }

    private static Object[] update(String[] fields) {
        Object[] values = new Object[FIELDSET.size()];
        for (int column = 0; column < values.length; column++) {
            String field = fields[column + 1];
            values[column] =
                    field.isEmpty()
                            ? null
                            : switch (FIELDSET.kind(column)) {
                                case TEXT -> field;
                                case INTEGER -> Long.valueOf(field);
                                case DECIMAL -> new BigDecimal(field);
                                case TIME -> LocalTime.parse(field);
                                case DATE -> LocalDate.parse(field, DATE);
                            };
        }
        return values;
    }

    private static Object[] depth(String[] fields) {
        return new Object[] {
            fields[1],
            fields[3],
            fields[4],
            new BigDecimal(fields[5]),
            Long.valueOf(fields[6]),
            Long.valueOf(fields[8]),
            LocalTime.parse(fields[9]),
            LocalDate.parse(fields[10])
        };
    }

    private static Object[] tick(String[] fields) {
        return new Object[] {
            LocalDateTime.parse(fields[0], LOCAL),
            new BigDecimal(fields[1]),
            Long.valueOf(fields[2]),
            Long.valueOf(fields[3]),
            new BigDecimal(fields[4]),
            new BigDecimal(fields[5]),
            Long.valueOf(fields[6]),
            fields[7],
            Long.valueOf(fields[8]),
            fields[9],
            Long.valueOf(fields[10]),
            Long.valueOf(fields[11])
        };
    }
}
