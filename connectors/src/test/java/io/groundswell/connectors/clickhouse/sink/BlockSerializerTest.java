package io.groundswell.connectors.clickhouse.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.clickhouse.rows.RowOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockSerializerTest {
    private static final UUID TOKEN = new UUID(0x0123456789abcdefL, 0xfedcba9876543210L);
    private static final BlockSerializer SERIALIZER = new BlockSerializer();

    private static Block block() {
        RowOutput out = new RowOutput(10);
        Reading.LAYOUT.write(Reading.of(1), out);
        Reading.LAYOUT.write(Reading.of(2), out);
        return Block.compress(
                TOKEN, Reading.TABLE, Reading.LAYOUT.columns(), 2, out.array(), out.length());
    }

    /** Written by the first release; never written again. */
    private static byte[] golden() throws IOException {
        try (InputStream in =
                BlockSerializerTest.class.getResourceAsStream("/golden/block-1.bin")) {
            return in.readAllBytes();
        }
    }

    private static void expectBlock(Block read) {
        assertThat(read.token()).isEqualTo(TOKEN);
        assertThat(read.table()).isEqualTo("readings");
        assertThat(read.columns()).isEqualTo(Reading.LAYOUT.columns());
        assertThat(read.rows()).isEqualTo(2);
        assertThat(read.plain()).isEqualTo(block().plain());
    }

    @Test
    void shouldReadWhatItWrote() throws IOException {
        expectBlock(SERIALIZER.deserialize(SERIALIZER.getVersion(), SERIALIZER.serialize(block())));
    }

    @Test
    void shouldReadTheBytesOfVersionOne() throws IOException {
        expectBlock(SERIALIZER.deserialize(1, golden()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 255})
    void shouldRefuseAnotherVersion(int version) {
        assertThatThrownBy(() -> SERIALIZER.deserialize(version, golden()))
                .isInstanceOf(IOException.class)
                .hasMessage("block of version " + version + ", known are 1 to 1");
    }

    @Test
    void shouldRefuseBytesBehindTheBlock() throws IOException {
        byte[] bytes = golden();

        assertThatThrownBy(() -> SERIALIZER.deserialize(1, Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void shouldRefuseABlockThatIsCutAnywhere() throws IOException {
        byte[] bytes = golden();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> SERIALIZER.deserialize(1, cut))
                    .as("%d bytes", length)
                    .isInstanceOf(IOException.class);
        }
    }
}
