package io.groundswell.connectors.iqfeed.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.Backoff;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AbsenceTest {
    private static final long START = TimeUnit.SECONDS.toNanos(100);

    private final Absence absence =
            new Absence(TimeUnit.SECONDS.toNanos(60), new Backoff(1_000, 8_000, () -> 0.999_999));

    private static long after(long millis) {
        return START + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Test
    void shouldLookAtOnceWhileAllIsWell() {
        assertThat(absence.reason()).isEmpty();
        assertThat(absence.waitNanos(START)).isZero();
    }

    @Test
    void shouldLookAgainAfterPausesThatGrow() {
        absence.failed(START, "refused");
        assertThat(absence.reason()).contains("refused");
        assertThat(absence.waitNanos(START)).isEqualTo(TimeUnit.SECONDS.toNanos(1));
        absence.failed(after(1_000), "refused");
        assertThat(absence.waitNanos(after(1_000))).isEqualTo(TimeUnit.SECONDS.toNanos(2));
        absence.failed(after(3_000), "refused");
        assertThat(absence.waitNanos(after(3_000))).isEqualTo(TimeUnit.SECONDS.toNanos(4));
    }

    @Test
    void shouldCountThreadsThatFailedTogetherOnce() {
        absence.failed(START, "refused");
        absence.failed(after(1), "refused");
        absence.failed(after(2), "refused");
        assertThat(absence.waitNanos(after(2))).isEqualTo(TimeUnit.MILLISECONDS.toNanos(998));
    }

    @Test
    void shouldLookEachSecondWhenPatienceIsOver() {
        absence.failed(START, "refused");
        absence.failed(after(59_999), "refused");
        assertThat(absence.patienceLeft(after(59_999))).isPositive();
        assertThat(absence.patienceLeft(after(60_000))).isZero();
        absence.failed(after(70_000), "refused");
        assertThat(absence.waitNanos(after(70_000))).isEqualTo(TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void shouldBeginAnewAfterItWasBack() {
        absence.failed(START, "refused");
        absence.failed(after(1_000), "refused");
        absence.over();
        assertThat(absence.reason()).isEmpty();
        absence.failed(after(90_000), "no answer");
        assertThat(absence.reason()).contains("no answer");
        assertThat(absence.waitNanos(after(90_000))).isEqualTo(TimeUnit.SECONDS.toNanos(1));
        assertThat(absence.patienceLeft(after(90_000))).isEqualTo(TimeUnit.SECONDS.toNanos(60));
    }
}
