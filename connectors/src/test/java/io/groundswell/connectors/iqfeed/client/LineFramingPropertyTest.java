package io.groundswell.connectors.iqfeed.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class LineFramingPropertyTest {
    private static final int MAX = LineFraming.KEPT_LENGTH;
    private static final byte[] BYTES = {'Q', ',', '\r', '\n', (byte) 0xe4};

    /** Lengths of stretches without a line end: mostly short, some about the limit. */
    @Provide
    Arbitrary<List<Integer>> stretches() {
        return Arbitraries.frequencyOf(
                        Tuple.of(9, Arbitraries.integers().between(0, 40)),
                        Tuple.of(1, Arbitraries.integers().between(MAX - 3, MAX + 3)))
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 150)
    void shouldGiveTheSameLinesWhateverTheChunks(
            @ForAll("stretches") List<Integer> stretches, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int length : stretches) {
            for (int i = 0; i < length; i++) {
                text.write(length > 100 ? 'x' : BYTES[random.nextInt(BYTES.length)]);
            }
            text.writeBytes(random.nextBoolean() ? new byte[] {'\n'} : new byte[] {'\r', '\n'});
        }
        byte[] bytes = text.toByteArray();

        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        Feeding.feed(new LineFraming(), bytes, Integer.MAX_VALUE, whole::write);
        ByteArrayOutputStream chunked = new ByteArrayOutputStream();
        LineFraming framing = new LineFraming();
        for (int at = 0; at < bytes.length; ) {
            int length = Math.min(bytes.length - at, 1 + random.nextInt(1 << random.nextInt(18)));
            byte[] chunk = Arrays.copyOfRange(bytes, at, at + length);
            Feeding.feed(framing, chunk, Integer.MAX_VALUE, chunked::write);
            at += length;
        }

        assertThat(chunked.toByteArray()).isEqualTo(whole.toByteArray());
        assertThat(whole.toByteArray()).isEqualTo(cutTheObviousWay(bytes));
    }

    private static byte[] cutTheObviousWay(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (byte it : bytes) {
            if (it == '\n') {
                byte[] kept = Arrays.copyOf(line.toByteArray(), Math.min(MAX, line.size()));
                if (line.size() > MAX && kept[MAX - 1] == '\r') {
                    kept[MAX - 1] = ' ';
                }
                out.writeBytes(kept);
                out.write('\n');
                line.reset();
            } else {
                line.write(it);
            }
        }
        return out.toByteArray();
    }
}
