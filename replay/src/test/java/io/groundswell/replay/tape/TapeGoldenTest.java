package io.groundswell.replay.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeCorrection;
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
 * its lines, by version of the event schema; they are never edited, a new version gets new ones
 * beside them.
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
    void shouldReadTheSameEventsWhenTheEventsAreOfVersionTwo() throws Exception {
        Path tape = folder.resolve("golden.tape");
        Files.write(tape, resource("golden-v2.tape"));

        assertThat(Tapes.readAll(tape)).isEqualTo(GoldenDay.eventsOfVersion2());
        assertThat(Tapes.verify(tape).events()).isEqualTo(GoldenDay.eventsOfVersion2().size());
    }

    @Test
    void shouldPrintTheSameLinesWhenDumped() throws Exception {
        assertThat(GoldenDay.eventsOfVersion2().stream().map(EventJson::of))
                .isEqualTo(lines("golden-v2.jsonl"));
    }

    @Test
    void shouldHaveAddedToTheLinesOfVersionOneOnlyAtTheirEnds() throws Exception {
        List<String> older = lines("golden-v1.jsonl");
        List<MarketEvent> events = GoldenDay.events();
        assertThat(events).hasSameSizeAs(older);

        for (int i = 0; i < older.size(); i++) {
            String line = older.get(i);
            String open = line.substring(0, line.length() - 1);
            boolean grew =
                    events.get(i) instanceof Trade || events.get(i) instanceof TradeCorrection;
            assertThat(EventJson.of(events.get(i))).startsWith(grew ? open + "," : line);
        }
    }

    private static List<String> lines(String name) throws Exception {
        return new String(resource(name), StandardCharsets.US_ASCII).lines().toList();
    }

    private static byte[] resource(String name) throws Exception {
        try (InputStream in = TapeGoldenTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }
}
