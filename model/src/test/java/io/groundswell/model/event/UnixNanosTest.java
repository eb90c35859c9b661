package io.groundswell.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class UnixNanosTest {
    @Test
    void shouldCountNanosecondsSince1970() {
        assertThat(UnixNanos.of(Instant.EPOCH)).isZero();
        assertThat(UnixNanos.of(Instant.ofEpochSecond(2, 3))).isEqualTo(2_000_000_003L);
        assertThat(UnixNanos.of(Instant.ofEpochSecond(-1, 5))).isEqualTo(-999_999_995L);
    }

    @Test
    void shouldRefuseWhatALongDoesNotHold() {
        assertThatThrownBy(() -> UnixNanos.of(Instant.MAX)).isInstanceOf(ArithmeticException.class);
    }
}
