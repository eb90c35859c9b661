package io.groundswell.connectors.iqfeed.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.CommonMessage.Unparsed;
import io.groundswell.model.quality.Defect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.jqwik.api.Example;

/**
 * Hostile lines: real ones, damaged, through the parser of every port. Each gives a message that is
 * written and read again as the same one, or an unparsed line with a reason. Two seconds unless
 * {@code -Dgroundswell.fuzz.seconds} or {@code -Dgroundswell.fuzz.lines} says otherwise; {@code
 * -Dgroundswell.fuzz.seed} runs a printed seed again.
 */
class IqFeedLineFuzz {
    private static final int SOME_LINES = 1000;
    private static final byte[] MARKS =
            ",,,,.-+:/ 0123456789EIXTF\"\0\r\u00e9\u00ff".getBytes(ISO_8859_1);
    private static final byte[][] POOL =
            SampleLines.ALL.stream().map(it -> it.getBytes(ISO_8859_1)).toArray(byte[][]::new);

    private final List<Wire> wires = Stream.of(ProtocolVersion.values()).map(Wire::new).toList();
    private final byte[] written = new byte[2 * LineParser.MAX_LINE_LENGTH];
    private long messages;
    private long refused;

    /** All parsers of a version. */
    private static final class Wire {
        final Level1Parser level1;
        final List<LineParser> parsers = new ArrayList<>();
        final IqFeedFormatter formatter;

        Wire(ProtocolVersion version) {
            level1 = new Level1Parser(version);
            formatter = new IqFeedFormatter(version);
            parsers.add(level1);
            parsers.add(new Level2Parser(version));
            parsers.add(new AdminParser());
            parsers.add(new BarParser());
            for (RowKind kind : RowKind.values()) {
                parsers.add(new LookupParser(version, kind, false));
                parsers.add(new LookupParser(version, kind, true));
            }
        }
    }

    @Example
    void shouldGiveAMessageOrAReasonWhenALineIsHostile() {
        long seed = Long.getLong("groundswell.fuzz.seed", System.nanoTime());
        System.out.println("IqFeedLineFuzz: -Dgroundswell.fuzz.seed=" + seed);
        Random random = new Random(seed);
        long lines = Long.getLong("groundswell.fuzz.lines", 0);
        long seconds = Long.getLong("groundswell.fuzz.seconds", 2);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long count = 0;
        while (lines > 0 ? count < lines : System.nanoTime() - end < 0) {
            for (int i = 0; i < SOME_LINES; i++) {
                byte[] line = hostile(random);
                try {
                    tryOne(line, random);
                } catch (Throwable t) {
                    String told = HexFormat.of().formatHex(line, 0, Math.min(line.length, 4096));
                    throw new AssertionError("seed " + seed + ", line " + told, t);
                }
                count++;
            }
        }
        System.out.printf(
                "IqFeedLineFuzz: %d lines, %d messages, %d unparsed%n", count, messages, refused);
        assertThat(messages).isGreaterThan(count / 10);
        assertThat(refused).isGreaterThan(count / 10);
    }

    private static byte[] hostile(Random random) {
        byte[] line = POOL[random.nextInt(POOL.length)].clone();
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            line = changed(line, random);
        }
        return line;
    }

    private static byte[] changed(byte[] line, Random random) {
        if (line.length == 0) {
            return new byte[] {MARKS[random.nextInt(MARKS.length)]};
        }
        int at = random.nextInt(line.length);
        int to = at + random.nextInt(line.length - at);
        switch (random.nextInt(9)) {
            case 0 -> line[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> line[at] = MARKS[random.nextInt(MARKS.length)];
            case 2 -> {
                byte kept = line[at];
                line[at] = line[to];
                line[to] = kept;
            }
            case 3 -> {
                return Arrays.copyOf(line, at);
            }
            case 4 -> {
                return spliced(line, at, line, at, to);
            }
            case 5 -> {
                return spliced(line, at, MARKS, to % MARKS.length, to % MARKS.length + 1);
            }
            case 6 -> {
                byte[] other = POOL[random.nextInt(POOL.length)];
                int from = random.nextInt(other.length);
                return spliced(Arrays.copyOf(line, at), at, other, from, other.length);
            }
            case 7 -> {
                byte[] digits = Long.toString(random.nextLong()).getBytes(ISO_8859_1);
                return spliced(line, at, digits, 0, random.nextInt(digits.length));
            }
            default -> {
                return unusual(line, at, random);
            }
        }
        return line;
    }

    /** Binary, or longer than any line may be; seldom, as it costs time. */
    private static byte[] unusual(byte[] line, int at, Random random) {
        int length = random.nextInt(500) == 0 ? random.nextInt(70_000) : random.nextInt(40);
        byte[] noise = new byte[length];
        if (random.nextBoolean()) {
            random.nextBytes(noise);
        } else {
            Arrays.fill(noise, line[at]);
        }
        return spliced(line, at, noise, 0, length);
    }

    private static byte[] spliced(byte[] line, int at, byte[] other, int from, int to) {
        byte[] longer = Arrays.copyOf(line, line.length + to - from);
        System.arraycopy(other, from, longer, at, to - from);
        System.arraycopy(line, at, longer, at + to - from, line.length - at);
        return longer;
    }

    private void tryOne(byte[] line, Random random) {
        Wire wire = wires.get(random.nextInt(wires.size()));
        if (random.nextInt(4) == 0) {
            wire.level1.fieldset(Fieldset.DEFAULT);
        }
        for (LineParser parser : wire.parsers) {
            check(parser, line, wire.formatter);
        }
    }

    private void check(LineParser parser, byte[] line, IqFeedFormatter formatter) {
        WireMessage message = parser.parse(line, 0, line.length);
        if (message instanceof Unparsed unparsed) {
            refused++;
            int kept = Math.min(line.length, Defect.MAX_RAW_LENGTH);
            if (unparsed.reason().isEmpty()
                    || !unparsed.text().equals(new String(line, 0, kept, ISO_8859_1))) {
                throw new AssertionError("not told as it is: " + unparsed);
            }
            return;
        }
        messages++;
        int length = formatter.format(message, written, 0);
        WireMessage again = parser.parse(written, 0, length);
        if (!message.equals(again)) {
            throw new AssertionError(parser.getClass() + ": " + message + " but " + again);
        }
    }
}
