package io.groundswell.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PackedNumbersTest {
    @Property
    void shouldReadBackWhatWasPacked(
            @ForAll List<Long> signed,
            @ForAll List<@LongRange(min = 0, max = Long.MAX_VALUE) Long> naturals)
            throws IOException {
        PackedNumbers packed = new PackedNumbers();
        signed.forEach(packed::signed);
        naturals.forEach(packed::natural);

        PackedReader reader = PackedReader.ofText(packed.toText());

        signed.forEach(value -> assertThat(reader.signed()).isEqualTo(value));
        naturals.forEach(value -> assertThat(reader.natural()).isEqualTo(value));
        assertThat(reader.isAtEnd()).isTrue();
    }

    @Test
    void shouldRefuseANegativeNaturalNumber() {
        assertThatThrownBy(() -> new PackedNumbers().natural(-1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
