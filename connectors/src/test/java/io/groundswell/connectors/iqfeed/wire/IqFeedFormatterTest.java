package io.groundswell.connectors.iqfeed.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.SystemLine;
import io.groundswell.connectors.iqfeed.wire.Level1Message.News;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.PeriodRow;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class IqFeedFormatterTest {
    private static final ProtocolVersion V6_2 = ProtocolVersion.V6_2;
    private static final String TRADE =
            "Q,SPY,427.8550,300,13:29:35.963557,19,22748386,427.8500,500,427.8600,1200,427.2100,"
                    + "428.3800,427.1800,427.7000,C,01,";
    private static final String DEPTH = "4,SPY,,NSDQ,B,451.4400,300,,4,11:33:27.030724,2022-04-01,";
    private static final String TICK =
            "LH,2021-03-01 04:00:00.028010,1.5200,1000,1000,1.5600,1.5700,1,E,11,1747,0,1,";

    private final IqFeedFormatter formatter = new IqFeedFormatter(V6_2);

    private static List<WireMessage> messages() {
        return List.of(
                Lines.parse(new Level1Parser(V6_2), TRADE),
                Lines.parse(new Level2Parser(V6_2), DEPTH),
                Lines.parse(new LookupParser(V6_2, RowKind.TICK, false), TICK));
    }

    @Test
    void shouldWriteInsideTheGivenBytesAndNowhereElse() {
        List<String> lines = List.of(TRADE, DEPTH, TICK);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            byte[] exact = new byte[line.length() + 2];
            assertThat(formatter.format(messages().get(i), exact, 1)).isEqualTo(line.length());
            assertThat(new String(exact, ISO_8859_1)).isEqualTo("\0" + line + "\0");
        }
    }

    @Test
    void shouldRefuseWhenTheLineDoesNotFit() {
        for (int room = 0; room < TRADE.length(); room++) {
            byte[] bytes = new byte[room];
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> formatter.format(messages().get(0), bytes, 0))
                    .withMessageContaining("does not fit");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> formatter.format(messages().get(0), new byte[9], 10));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> formatter.format(messages().get(0), new byte[9], -1));
        byte[] enough = new byte[TRADE.length()];
        assertThat(formatter.format(messages().get(0), enough, 0)).isEqualTo(TRADE.length());
    }

    @Test
    void shouldAllocateNothingWhenTradesDepthAndTicksAreWritten() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<WireMessage> messages = messages();
        byte[] bytes = new byte[4096];
        long written = 0;
        long before = 0;
        int rounds = 20_000;
        for (int i = -rounds; i < rounds; i++) {
            if (i == 0) {
                before = threads.getCurrentThreadAllocatedBytes();
            }
            for (int m = 0; m < 3; m++) {
                written += formatter.format(messages.get(m), bytes, 0);
            }
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(written).isEqualTo(2L * rounds * (TRADE + DEPTH + TICK).length());
        assertThat(allocated).isLessThan(rounds);
    }

    @Test
    void shouldGrowWhenALineIsLong() {
        String text = "x".repeat(100_000);
        assertThat(formatter.format(SystemLine.of("A", text))).isEqualTo("S,A," + text);
        assertThat(formatter.format(SystemLine.of("A"))).isEqualTo("S,A");
    }

    @Test
    void shouldWriteAQuestionMarkWhenTheWireHasNoSuchCharacter() {
        assertThat(formatter.format(new News("A", "1", "", "", "caf\u00e9 \u20ac")))
                .isEqualTo("N,A,1,,,caf\u00e9 ?");
    }

    @Test
    void shouldWriteADateOrATimeByTheVersionWhenAPeriodIsWritten() {
        WireDecimal one = new WireDecimal(1, 0);
        PeriodRow row = new PeriodRow("", EasternTime.DAY_MICROS, one, one, one, one, 5, 0);
        assertThat(new IqFeedFormatter(ProtocolVersion.V6_1).format(row))
                .isEqualTo("1970-01-02,1,1,1,1,5,0,");
        assertThat(new IqFeedFormatter(ProtocolVersion.V4_9).format(row))
                .isEqualTo("1970-01-02 00:00:00,1,1,1,1,5,0,");
    }
}
