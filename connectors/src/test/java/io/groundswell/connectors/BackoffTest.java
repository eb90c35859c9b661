package io.groundswell.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static List<Long> waits(double random, int count) {
        Backoff backoff = new Backoff(200, 10_000, () -> random);
        return Stream.generate(backoff::nextMillis).limit(count).toList();
    }

    @Test
    void shouldDoubleUpToTheLimit() {
        assertThat(waits(0, 8)).containsExactly(100L, 200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L);
        assertThat(waits(Math.nextDown(1.0), 8))
                .containsExactly(200L, 400L, 800L, 1600L, 3200L, 6400L, 10000L, 10000L);
    }

    @Test
    void shouldSpreadTheWaitsOfManyClients() {
        SplittableRandom random = new SplittableRandom(1);
        List<Long> firsts =
                Stream.generate(() -> new Backoff(200, 10_000, random::nextDouble).nextMillis())
                        .limit(1_000)
                        .toList();
        assertThat(firsts).allMatch(it -> it >= 100 && it <= 200);
        assertThat(firsts.stream().distinct().count()).isGreaterThan(90);
    }

    @Test
    void shouldBeginAnewAfterASuccess() {
        Backoff backoff = new Backoff(200, 10_000, () -> 0);
        backoff.nextMillis();
        backoff.nextMillis();
        backoff.reset();
        assertThat(backoff.nextMillis()).isEqualTo(100);
    }

    @Test
    void shouldRefuseALimitBelowTheFirstWait() {
        assertThatThrownBy(() -> new Backoff(200, 100, () -> 0))
                .hasMessage("back-off from 200 to 100 ms");
    }
}
