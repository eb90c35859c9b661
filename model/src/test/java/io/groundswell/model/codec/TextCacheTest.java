package io.groundswell.model.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class TextCacheTest {
    private static final int START = 8;

    private final TextCache texts = new TextCache();

    @Test
    void shouldGiveTheSameStringWhenTheTextComesAgain() {
        for (String text : new String[] {"", "A", "ABCDEFGH", "ABCDEFGHI", "x".repeat(254)}) {
            String first = get(text);
            assertThat(first).isEqualTo(text);
            assertThat(get(text)).isSameAs(first);
        }
    }

    @Test
    void shouldGiveTheSameStringWhenTheTextComesAgainInAnArray() {
        for (String text : new String[] {"", "A", "ABCDEFGH", "ABCDEFGHI", "\u00e9\0", "\0"}) {
            for (int start : new int[] {0, 1, 7, 8, 20}) {
                byte[] bytes = (" ".repeat(start) + text).getBytes(StandardCharsets.ISO_8859_1);
                String first = texts.get(bytes, start, text.length());
                assertThat(first).isEqualTo(text);
                assertThat(texts.get(bytes, start, text.length())).isSameAs(first);
            }
        }
    }

    @Test
    void shouldTellTextsInArraysApartWhenThereAreMoreThanItHolds() {
        TextCache small = new TextCache(3);
        for (int i = 0; i < 10_000; i++) {
            String text = Integer.toString(i, Character.MAX_RADIX) + "-".repeat(i % 70);
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            assertThat(small.get(bytes, 0, bytes.length)).isEqualTo(text);
        }
    }

    @Test
    void shouldHoldNearlyAllOfTwoThousandSymbols() {
        IdentityHashMap<String, Boolean> given = new IdentityHashMap<>();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 2_000; i++) {
                given.put(get("S" + Integer.toString(i * 7919, Character.MAX_RADIX)), true);
            }
        }
        assertThat(given).hasSizeBetween(2_000, 2_200);
    }

    @Test
    void shouldTellTextsApartWhenOneIsTheOtherWithZerosBehind() {
        for (int length = 0; length < 20; length++) {
            String text = "A" + "\0".repeat(length);
            assertThat(get(text)).isEqualTo(text);
        }
    }

    @Test
    void shouldTellTextsApartWhenThereAreMoreThanItHolds() {
        for (int i = 0; i < 100_000; i++) {
            String text = Integer.toString(i, Character.MAX_RADIX);
            assertThat(get(text)).isEqualTo(text);
            assertThat(get(text + "-LONGER-NAME")).isEqualTo(text + "-LONGER-NAME");
        }
    }

    @Test
    void shouldRefuseAByteThatIsNotAsciiWhereverItStands() {
        for (int length = 1; length <= 30; length++) {
            for (int at = 0; at < length; at++) {
                UnsafeBuffer buffer = buffer("A".repeat(length));
                buffer.putByte(START + at, (byte) 0x80);
                int bytes = length;
                assertThatThrownBy(() -> texts.get(buffer, START, bytes))
                        .as("byte %d of %d", at, length)
                        .isInstanceOf(UnreadableEventException.class);
            }
        }
    }

    private String get(String text) {
        return texts.get(buffer(text), START, text.length());
    }

    private static UnsafeBuffer buffer(String text) {
        byte[] bytes = (" ".repeat(START) + text).getBytes(StandardCharsets.US_ASCII);
        return new UnsafeBuffer(bytes);
    }
}
