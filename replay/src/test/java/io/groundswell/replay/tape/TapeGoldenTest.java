package io.groundswell.replay.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.json.EventJson;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Yesterday's tapes still read. The files hold {@link GoldenDay} in blocks of the least size, and
 * its lines; they are never edited, a new version gets new ones beside them.
 */
class TapeGoldenTest {
    @TempDir Path folder;

    @Test
    void shouldReadTheSameEventsWhenTheTapeIsOfVersionOne() throws Exception {
        Path tape = folder.resolve("golden.tape");
        Files.write(tape, resource("golden-v1.tape"));

        assertThat(Tapes.readAll(tape)).isEqualTo(GoldenDay.events());
        assertThat(Tapes.verify(tape).events()).isEqualTo(GoldenDay.events().size());
        try (TapeReader reader = TapeReader.open(tape)) {
            assertThat(reader.info().name()).isEqualTo("golden-v1");
            assertThat(reader.info().tradingDate()).isEqualTo(Tapes.DAY);
            assertThat(reader.info().source()).isEqualTo("written by hand");
            assertThat(reader.info().attribution()).isEqualTo("Groundswell, as its code");
            assertThat(reader.symbols()).containsExactly("AMZN", "BTCUSD_PERP");
        }
    }

    @Test
    void shouldPrintTheSameLinesWhenDumped() throws Exception {
        List<String> expected =
                new String(resource("golden-v1.jsonl"), StandardCharsets.US_ASCII).lines().toList();

        assertThat(GoldenDay.events().stream().map(EventJson::of)).isEqualTo(expected);
    }

    private static byte[] resource(String name) throws Exception {
        try (InputStream in = TapeGoldenTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }
}
