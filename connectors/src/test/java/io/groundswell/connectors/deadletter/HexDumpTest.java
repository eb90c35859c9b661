package io.groundswell.connectors.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class HexDumpTest {
    private static String dump(byte[] bytes) {
        StringWriter out = new StringWriter();
        HexDump.print(bytes, new PrintWriter(out, true));
        return out.toString();
    }

    @Test
    void shouldShowSixteenBytesOnALineAndTheRestBelowThem() {
        assertThat(dump("IBM\n\u00e9 0123456789ab".getBytes(UTF_8)).lines())
                .containsExactly(
                        "  00000000  49 42 4d 0a c3 a9 20 30 31 32 33 34 35 36 37 38"
                                + "  IBM... 012345678",
                        "  00000010  39 61 62" + " ".repeat(41) + "9ab");
    }

    @Test
    void shouldShowNothingOfNothing() {
        assertThat(dump(new byte[0])).isEmpty();
    }
}
