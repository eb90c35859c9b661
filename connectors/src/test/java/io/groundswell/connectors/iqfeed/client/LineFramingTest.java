package io.groundswell.connectors.iqfeed.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.LineBlock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineFramingTest {
    private static final int MAX = LineFraming.KEPT_LENGTH - 1;

    private final LineFraming framing = new LineFraming();
    private final List<String> lines = new ArrayList<>();
    private int blocks;

    /** Puts a text in, as if a socket brought it in chunks of that size. */
    private LineFramingTest feed(String text, int chunkLength) {
        Feeding.feed(framing, text.getBytes(StandardCharsets.ISO_8859_1), chunkLength, this::take);
        return this;
    }

    private void take(byte[] bytes, int from, int to) {
        blocks++;
        assertThat(bytes[to - 1]).as("a block ends with a line").isEqualTo((byte) '\n');
        LineBlock.forEachLine(
                bytes, from, to, (all, start, end) -> lines.add(text(all, start, end)));
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    @Test
    void shouldTakeEitherLineEndAndIgnoreBlankLines() {
        feed("a,1\nb\r\n\n\r\nc\rd\n", Integer.MAX_VALUE);
        assertThat(lines).containsExactly("a,1", "b", "c\rd");
        assertThat(blocks).as("one block for each chunk").isEqualTo(1);
    }

    @Test
    void shouldWaitForTheEndOfALine() {
        feed("Q,AA", 100);
        assertThat(blocks).isZero();
        feed("PL,1,\r", 100);
        assertThat(lines).isEmpty();
        feed("\nQ,", 100);
        assertThat(lines).containsExactly("Q,AAPL,1,");
    }

    @Test
    void shouldForgetTheBeginningOfALineWhenItsConnectionIsGone() {
        feed("Q,AA", 100);
        framing.reset();
        feed("S,KEY,1\n", 100);
        assertThat(lines).containsExactly("S,KEY,1");
    }

    @Test
    void shouldKeepTheLongestLineThatIsAllowedWhole() {
        String longest = "x".repeat(MAX);
        feed(longest + "\r\n" + longest + "\n", 1_000);
        assertThat(lines).containsExactly(longest, longest);
        assertThat(framing.cutLines()).isZero();
    }

    @Test
    void shouldCutALineThatIsTooLongAByteAfterTheLimit() {
        feed("a\n" + "x".repeat(MAX + 2) + "\r\nb\n", 1_000);
        assertThat(lines).containsExactly("a", "x".repeat(MAX + 1), "b");
        assertThat(framing.cutLines()).isEqualTo(1);
    }

    @Test
    void shouldNotMakeACutLineLookWholeWhenItIsCutAfterACarriageReturn() {
        feed("x".repeat(MAX) + "\rmore\n", 1_000);
        assertThat(lines).containsExactly("x".repeat(MAX) + " ");
    }

    @Test
    void shouldHaveRoomForMoreWhileALineNeverEnds() {
        for (int i = 0; i < 100; i++) {
            feed("y".repeat(MAX), 10_000);
            assertThat(framing.free().remaining()).isGreaterThanOrEqualTo(MAX);
        }
        feed("\nS,KEY,1\n", 100);
        assertThat(lines).containsExactly("y".repeat(MAX + 1), "S,KEY,1");
    }
}
