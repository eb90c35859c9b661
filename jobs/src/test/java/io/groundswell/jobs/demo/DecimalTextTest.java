package io.groundswell.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DecimalTextTest {
    @Property
    void shouldReadEveryDecimalThatResultsAreWrittenWith(
            @ForAll @LongRange(min = -Long.MAX_VALUE) long value,
            @ForAll @IntRange(min = 0, max = 18) int exponent) {
        String text = "xx" + BigDecimal.valueOf(value, exponent).toPlainString();
        char[] chars = text.toString().toCharArray();

        assertThat(DecimalText.unscaled(chars, 2, chars.length - 2)).isEqualTo(value);
        assertThat(DecimalText.decimals(chars, 2, chars.length - 2)).isEqualTo(exponent);
    }

    @Test
    void shouldRefuseWhatIsNoDecimalNumber() {
        char[] text = "1e5".toCharArray();

        assertThatThrownBy(() -> DecimalText.unscaled(text, 0, text.length))
                .isInstanceOf(NumberFormatException.class)
                .hasMessage("1e5");
    }

    @Test
    void shouldScaleBothWays() {
        assertThat(DecimalText.scaled(15, 2)).isEqualTo(1500);
        assertThat(DecimalText.scaled(1599, -2)).isEqualTo(15);
    }
}
