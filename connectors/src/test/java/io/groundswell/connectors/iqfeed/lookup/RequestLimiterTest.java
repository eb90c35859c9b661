package io.groundswell.connectors.iqfeed.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLimiterTest {
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** How many times lie within a second from one of them on, its last nanosecond included. */
    private static int mostInASecond(List<Long> times) {
        int most = 0;
        int from = 0;
        for (int to = 0; to < times.size(); to++) {
            while (times.get(to) - times.get(from) > SECOND_NANOS) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 50})
    void shouldLetNoMoreThroughThanTheLimitInAnySecond(int perSecond) {
        SplittableRandom random = new SplittableRandom(perSecond);
        RequestLimiter limiter = new RequestLimiter(perSecond);
        List<Long> passed = new ArrayList<>();
        long now = Long.MAX_VALUE - 10 * SECOND_NANOS;
        for (int i = 0; i < 2_000; i++) {
            // Crowds, and quiet times now and then, after which no crowd may be let through.
            now += random.nextInt(100) == 0 ? 3 * SECOND_NANOS : 0;
            long wait = limiter.waitNanos(now);
            if (wait > 0) {
                now += wait;
                assertThat(limiter.waitNanos(now)).isZero();
            }
            passed.add(now);
        }
        assertThat(mostInASecond(passed)).isEqualTo(perSecond);
    }

    @Test
    void shouldSayTheWaitWithoutTakingATurn() {
        RequestLimiter limiter = new RequestLimiter(50);
        assertThat(limiter.waitNanos(1000)).isZero();
        long wait = limiter.waitNanos(1000);
        assertThat(wait).isBetween(SECOND_NANOS / 50, SECOND_NANOS / 45);
        assertThat(limiter.waitNanos(1000)).isEqualTo(wait);
        assertThat(limiter.waitNanos(1000 + wait - 1)).isEqualTo(1);
        assertThat(limiter.waitNanos(1000 + wait)).isZero();
    }

    @Test
    void shouldRefuseALimitThatNoAccountHas() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RequestLimiter(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new RequestLimiter(51));
    }
}
