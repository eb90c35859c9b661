package io.groundswell.replay.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    @ParameterizedTest
    @CsvSource({
        "61837.63000000, 8, 6183763000000",
        "0.00000001, 8, 1",
        "-1.5, 1, -15",
        "7, 3, 7000",
        ".5, 1, 5",
        "5., 1, 50"
    })
    void shouldGiveUnitsOfTheExponentWhenTheTextFits(String text, int exponent, long expected) {
        assertThat(Decimals.exact(text, exponent)).isEqualTo(expected);
    }

    @Test
    void shouldTellTooFineOnlyWhenADigitIsLost() {
        assertThat(Decimals.exact("1.25", 1)).isEqualTo(Decimals.TOO_FINE);
        assertThat(Decimals.exact("1.20", 1)).isEqualTo(12);
    }

    @Test
    void shouldRoundToNanosWhenARecordingHasMoreDigits() {
        assertThat(Decimals.rounded("43002.632812672004", 9)).isEqualTo(43_002_632_812_672L);
        assertThat(Decimals.rounded("0.9999999995", 9)).isEqualTo(1_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "1.2.3", "1e5", " 1", "9223372036854775808", "--1", "٣"})
    void shouldTellMalformedWhenTheTextIsNoDecimal(String text) {
        assertThat(Decimals.exact(text, 0)).isEqualTo(Decimals.MALFORMED);
        assertThat(Decimals.rounded(text, 0)).isEqualTo(Decimals.MALFORMED);
    }

    @Property
    void shouldEqualBigDecimalWhenRounded(
            @ForAll @BigRange(min = "-1000000", max = "1000000") @Scale(12) BigDecimal number,
            @ForAll @IntRange(max = 11) int exponent) {
        long expected =
                number.setScale(exponent, RoundingMode.HALF_UP)
                        .movePointRight(exponent)
                        .longValueExact();

        assertThat(Decimals.rounded(number.toPlainString(), exponent)).isEqualTo(expected);
    }
}
