package io.groundswell.model.quality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.EventHeader;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
    private static Defect defect(String raw) {
        return new Defect(
                DefectReason.MALFORMED, "IBM", "a.csv", 7, EventHeader.ABSENT, "no price", raw);
    }

    @Test
    void shouldCarryTheSymbolAndTheRawTextWhenMadeOfADefect() {
        DeadLetter letter = DeadLetter.of(defect("12:00,\u20ac"));

        assertThat(letter.defect()).isEqualTo(defect("12:00,\u20ac"));
        assertThat(letter.key()).isEqualTo("IBM".getBytes(UTF_8));
        assertThat(letter.raw()).isEqualTo("12:00,\u20ac".getBytes(UTF_8));
    }

    @Test
    void shouldBeEqualWhenDefectKeyAndBytesAre() {
        DeadLetter letter = new DeadLetter(defect(""), new byte[] {1}, new byte[] {2, 3});

        assertThat(new DeadLetter(defect(""), new byte[] {1}, new byte[] {2, 3}))
                .isEqualTo(letter)
                .hasSameHashCodeAs(letter);
        assertThat(new DeadLetter(defect("x"), new byte[] {1}, new byte[] {2, 3}))
                .isNotEqualTo(letter);
        assertThat(new DeadLetter(defect(""), new byte[] {9}, new byte[] {2, 3}))
                .isNotEqualTo(letter);
        assertThat(new DeadLetter(defect(""), new byte[] {1}, new byte[] {2, 9}))
                .isNotEqualTo(letter);
    }

    @Test
    void shouldStayAsItIsWhenItsArraysAreWrittenTo() {
        byte[] key = {1};
        byte[] raw = {2};
        DeadLetter letter = new DeadLetter(defect(""), key, raw);
        key[0] = 9;
        raw[0] = 9;
        letter.key()[0] = 9;
        letter.raw()[0] = 9;

        assertThat(letter).isEqualTo(new DeadLetter(defect(""), new byte[] {1}, new byte[] {2}));
    }

    @Test
    void shouldCutAtItsLimits() {
        byte[] atLimit = new byte[DeadLetter.MAX_RAW_LENGTH];
        byte[] beyond = new byte[DeadLetter.MAX_RAW_LENGTH + 1];

        assertThat(new DeadLetter(defect(""), new byte[0], atLimit).raw())
                .hasSize(DeadLetter.MAX_RAW_LENGTH);
        DeadLetter cut = new DeadLetter(defect(""), beyond, beyond);
        assertThat(cut.raw()).hasSize(DeadLetter.MAX_RAW_LENGTH);
        assertThat(cut.key()).hasSize(DeadLetter.MAX_KEY_LENGTH);
    }
}
