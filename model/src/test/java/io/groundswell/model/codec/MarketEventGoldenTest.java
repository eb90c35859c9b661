package io.groundswell.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the codec to the bytes of every version that was ever written. A golden file has one
 * message per line, its length and its bytes in hex, below a comment that names its kind; a file
 * once committed is never edited.
 */
class MarketEventGoldenTest {
    private static final List<List<MarketEvent>> EVENTS_BY_VERSION =
            List.of(GoldenEvents.version1(), GoldenEvents.version2());

    private final MarketEventEncoder encoder = new MarketEventEncoder();
    private final MarketEventDecoder decoder = new MarketEventDecoder(NewerVersions.REFUSE);

    static IntStream versions() {
        return IntStream.rangeClosed(1, MarketEventEncoder.SCHEMA_VERSION);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void shouldHaveAGoldenFileForEveryVersion(int version) {
        assertThat(EVENTS_BY_VERSION).hasSizeGreaterThanOrEqualTo(version);
        assertThat(getClass().getResource(file(version))).as(file(version)).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void shouldReadYesterdaysBytesWhenTheyAreOfAnyVersion(int version) throws IOException {
        List<MarketEvent> read =
                lines(version)
                        .filter(line -> !line.startsWith("#"))
                        .map(this::decode)
                        .collect(Collectors.toList());

        assertThat(read).isEqualTo(EVENTS_BY_VERSION.get(version - 1));
    }

    @Test
    void shouldWriteExactlyTheGoldenBytesWhenTheVersionIsTheCurrentOne() throws IOException {
        int version = MarketEventEncoder.SCHEMA_VERSION;
        List<String> written =
                EVENTS_BY_VERSION.get(version - 1).stream()
                        .flatMap(event -> List.of(comment(event), hex(event)).stream())
                        .collect(Collectors.toList());

        assertThat(written).isEqualTo(lines(version).collect(Collectors.toList()));
    }

    @Test
    void shouldShowEveryKindOfEventInTheNewestGoldenFile() {
        assertThat(EVENTS_BY_VERSION.get(MarketEventEncoder.SCHEMA_VERSION - 1))
                .extracting(event -> (Object) event.getClass())
                .contains((Object[]) MarketEvent.class.getPermittedSubclasses());
    }

    private static String file(int version) {
        return "golden-v" + version + ".hex";
    }

    private Stream<String> lines(int version) throws IOException {
        try (InputStream file = getClass().getResourceAsStream(file(version))) {
            assertThat(file).as(file(version)).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII).lines();
        }
    }

    private static String comment(MarketEvent event) {
        return "# " + event.getClass().getSimpleName();
    }

    private String hex(MarketEvent event) {
        byte[] bytes = new byte[MarketEventEncoder.MAX_ENCODED_LENGTH];
        int length = encoder.encode(event, new UnsafeBuffer(bytes), 0);
        return length + " " + HexFormat.of().formatHex(bytes, 0, length);
    }

    private MarketEvent decode(String line) {
        int space = line.indexOf(' ');
        byte[] bytes = HexFormat.of().parseHex(line, space + 1, line.length());
        assertThat(bytes).hasSize(Integer.parseInt(line.substring(0, space)));
        return decoder.decode(new UnsafeBuffer(bytes), 0, bytes.length);
    }
}
