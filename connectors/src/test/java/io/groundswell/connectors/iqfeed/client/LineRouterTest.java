package io.groundswell.connectors.iqfeed.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LineRouterTest {
    private static final Instant MORNING = Instant.parse("2024-03-11T14:00:00Z");

    private static List<String> blocks(String lines) {
        byte[] bytes = lines.getBytes(StandardCharsets.ISO_8859_1);
        List<String> blocks = new ArrayList<>();
        for (int from = 0; from < bytes.length; ) {
            int to = LineRouter.endOfBlock(bytes, from, bytes.length);
            blocks.add(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
            from = to;
        }
        return blocks;
    }

    @Test
    void shouldEndABlockAfterEachLineThatMayChangeHowTheConnectionStands() {
        assertThat(blocks("Q,S,1\nT,2\nS,A\r\nS,B\n\nQ,C,1\n"))
                .containsExactly("Q,S,1\nT,2\nS,A\r\n", "S,B\n", "\nQ,C,1\n");
        assertThat(blocks("Q,A,1\nQ,B,1\n")).hasSize(1);
        assertThat(blocks("S,A\n")).containsExactly("S,A\n");
    }

    /** What Q lines of a refused symbol prove: it is there after all. */
    @Test
    void shouldHearASymbolInAnyLineOfIts() {
        for (String line : List.of("P,X,1,", "Q,X,1,", "C,X,I,", "Q,X")) {
            SessionScript script =
                    SessionScript.of(IqFeedPort.LEVEL1, ClientOptions.usual(), MORNING);
            script.watches("X").connects().hears("n,X");
            assertThat(script.session().refusals()).hasSize(1);
            script.hears("F,X,1,", "N,X,1", "QX,X,1,", "Q,XX,1", "Q,,1", "Q", "Q,", "P,x,1,");
            assertThat(script.session().refusals()).as("none of these is a line of X").hasSize(1);
            script.hears(line);
            assertThat(script.session().refusals()).as(line).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = IqFeedPort.class,
            names = {"LEVEL1", "LEVEL2", "ADMIN"})
    void shouldOutliveAnyLine(IqFeedPort port) {
        String[] words = {
            "S",
            "E",
            "T",
            "n",
            "q",
            "O",
            "P",
            "Q",
            "6",
            "CURRENT PROTOCOL",
            "6.2",
            "6.1",
            "Symbol",
            "CURRENT UPDATE FIELDNAMES",
            "UPDATE FIELDNAMES",
            "SERVER DISCONNECTED",
            "STATS",
            "SERVER CONNECTED",
            "SYMBOL LIMIT REACHED",
            "is not a valid protocol",
            "AAPL",
            "",
            "\r",
            "Bid",
            "CLIENTSTATS",
            "20240311 10:00:00",
            "\u00ff\u0000"
        };
        long seed = 20_240_311;
        SplittableRandom random = new SplittableRandom(seed);
        SessionScript script = SessionScript.of(port, ClientOptions.usual(), MORNING);
        script.watches("AAPL").connects();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder line = new StringBuilder(words[random.nextInt(10)]);
            for (int more = random.nextInt(4); more > 0; more--) {
                line.append(',').append(words[random.nextInt(words.length)]);
            }
            script.hears(line.toString()).passes(Duration.ofMillis(random.nextInt(200)));
            if (script.done().stream().anyMatch(it -> it.startsWith("drop"))) {
                script.loses("dropped").connects();
            }
        }
        assertThat(script.loses("end").session().state()).isEqualTo(PortState.DISCONNECTED);
    }
}
