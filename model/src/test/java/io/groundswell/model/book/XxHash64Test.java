package io.groundswell.model.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against published values of XXH64 with seed 0. */
class XxHash64Test {
    @ParameterizedTest
    @CsvSource({
        "'', EF46DB3751D8E999",
        "a, D24EC4F1A98C6E5B",
        "abc, 44BC2CF5AD770999",
        "Nobody inspects the spammish repetition, FBCEA83C8A378BF1"
    })
    void shouldGiveThePublishedHashWhenFedBytes(String text, String expected) {
        XxHash64 hash = new XxHash64();
        for (byte each : text.getBytes(StandardCharsets.US_ASCII)) {
            hash.add(each);
        }

        assertThat(hash.digest()).isEqualTo(Long.parseUnsignedLong(expected, 16));
    }

    @Test
    void shouldTakeLongsAsLittleEndianBytesWhateverTheAlignment() {
        for (int lead = 0; lead < Long.BYTES; lead++) {
            for (int longs = 0; longs < 10; longs++) {
                ByteBuffer bytes =
                        ByteBuffer.allocate(lead + Long.BYTES * longs)
                                .order(ByteOrder.LITTLE_ENDIAN);
                XxHash64 byLongs = new XxHash64();
                for (int i = 0; i < lead; i++) {
                    bytes.put((byte) ~i);
                    byLongs.add((byte) ~i);
                }
                for (int i = 0; i < longs; i++) {
                    long value = (i - 5) * 0x0123456789ABCDEFL;
                    bytes.putLong(value);
                    byLongs.add(value);
                }
                XxHash64 byBytes = new XxHash64();
                for (byte each : bytes.array()) {
                    byBytes.add(each);
                }

                assertThat(byLongs.digest()).isEqualTo(byBytes.digest());
            }
        }
    }

    @Test
    void shouldGoOnWhenDigestedInBetween() {
        XxHash64 hash = new XxHash64();
        hash.add(1L);
        long first = hash.digest();
        assertThat(hash.digest()).isEqualTo(first);
        hash.add(2L);
        XxHash64 whole = new XxHash64();
        whole.add(1L);
        whole.add(2L);

        assertThat(hash.digest()).isEqualTo(whole.digest()).isNotEqualTo(first);
    }
}
