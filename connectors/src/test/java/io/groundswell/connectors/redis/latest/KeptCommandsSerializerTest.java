package io.groundswell.connectors.redis.latest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.contract.OrderStamp;
import io.groundswell.model.contract.RedisPart;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptCommandsSerializerTest {
    private static final KeptCommandsSerializer SERIALIZER = new KeptCommandsSerializer();
    private static final Cell CELL = new Cell(RedisPart.TICK, "BRK.A");
    private static final KeptCommands KEPT =
            new KeptCommands(
                    List.of(
                            new LatestCommand(
                                    CELL,
                                    new OrderStamp(1_381_242_600_123_456_789L, 2, 0, 7, 41),
                                    List.of("price", "181.5000", "conditions", "")),
                            new LatestCommand(
                                    CELL,
                                    new OrderStamp(1_381_242_600_123_456_790L, 3, 9, 7, 42),
                                    List.of("price", "\u00a7\n"))));

    /** Written by the first release; never written again. */
    private static byte[] golden() throws IOException {
        try (InputStream in =
                KeptCommandsSerializerTest.class.getResourceAsStream(
                        "/golden/kept-commands-1.bin")) {
            return in.readAllBytes();
        }
    }

    private static List<LatestCommand> read(int version, byte[] bytes) throws IOException {
        return SERIALIZER.deserialize(version, bytes).commands();
    }

    @Test
    void shouldWriteAndReadTheBytesOfVersionOne() throws IOException {
        assertThat(SERIALIZER.getVersion()).isEqualTo(1);
        assertThat(SERIALIZER.serialize(KEPT)).isEqualTo(golden());
        assertThat(read(1, golden())).isEqualTo(KEPT.commands());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 255})
    void shouldRefuseAnotherVersion(int version) {
        assertThatThrownBy(() -> read(version, golden()))
                .isInstanceOf(IOException.class)
                .hasMessage("latest values of version " + version + ", known are 1 to 1");
    }

    @Test
    void shouldRefuseBytesThatAreCutAnywhereOrGoOn() throws IOException {
        byte[] bytes = golden();
        for (int length = 0; length <= bytes.length + 1; length++) {
            byte[] other = Arrays.copyOf(bytes, length);
            if (length != bytes.length) {
                assertThatThrownBy(() -> read(1, other))
                        .as("%d bytes", length)
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void shouldRefuseAPartThatItDoesNotKnow() throws IOException {
        byte[] bytes = golden();
        bytes[2] = 'x';

        assertThatThrownBy(() -> read(1, bytes)).isInstanceOf(IOException.class);
    }
}
