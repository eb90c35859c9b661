package io.groundswell.connectors.iqfeed.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EasternTimeTest {
    private static final long NANOS = 1_000_000_000L;

    private final EasternTime time = new EasternTime();

    private static long micros(LocalDateTime local) {
        return ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), local);
    }

    private static long micros(String local) {
        return micros(LocalDateTime.parse(local));
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * NANOS + instant.getNano();
    }

    @ParameterizedTest
    @CsvSource({
        "2021-03-01T04:00:00.028010, 2021-03-01T09:00:00.028010Z",
        "2021-07-02T16:00:00, 2021-07-02T20:00:00Z",
        "2021-03-14T01:59:59.999999, 2021-03-14T06:59:59.999999Z",
        "2021-03-14T03:00:00, 2021-03-14T07:00:00Z",
        "2021-11-07T00:59:59.999999, 2021-11-07T04:59:59.999999Z",
        "2021-11-07T02:00:00, 2021-11-07T07:00:00Z",
        "1970-01-01T00:00:00, 1970-01-01T05:00:00Z",
        "2199-12-31T23:59:59.999999, 2200-01-01T04:59:59.999999Z"
    })
    void shouldGoBothWaysWhenTheClockShowsATimeOnce(String local, String instant) {
        assertThat(time.toNanos(micros(local))).isEqualTo(nanos(Instant.parse(instant)));
        assertThat(time.toLocalMicros(nanos(Instant.parse(instant)))).isEqualTo(micros(local));
        assertThat(time.exists(micros(local))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2021-03-14T02:00:00, false",
        "2021-03-14T02:59:59.999999, false",
        "2021-03-14T01:59:59.999999, true",
        "2021-03-14T03:00:00, true",
        "2021-11-07T01:30:00, true",
        "2006-04-02T02:30:00, false",
        "2006-03-12T02:30:00, true"
    })
    void shouldKnowTheHourThatIsLeftOutWhenSummerBegins(String local, boolean exists) {
        assertThat(time.exists(micros(local))).isEqualTo(exists);
    }

    @Test
    void shouldTakeTheFirstHourWhenItComesTwice() {
        long twice = micros("2021-11-07T01:30:00");
        assertThat(time.toNanos(twice)).isEqualTo(nanos(Instant.parse("2021-11-07T05:30:00Z")));
        assertThat(time.toLocalMicros(nanos(Instant.parse("2021-11-07T05:30:00Z"))))
                .isEqualTo(twice);
        assertThat(time.toLocalMicros(nanos(Instant.parse("2021-11-07T06:30:00Z"))))
                .isEqualTo(twice);
    }

    @Test
    void shouldFloorToMicrosWhenNanosAreOdd() {
        assertThat(time.toLocalMicros(nanos(Instant.parse("2021-07-02T20:00:00Z")) - 1))
                .isEqualTo(micros("2021-07-02T15:59:59.999999"));
    }

    @Test
    void shouldAgreeWithTheRulesOfTheZoneWhenTimesComeInAnyOrder() {
        long seed = 20_210_314;
        Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            // Half of them within two days of a change of the clock.
            LocalDateTime base =
                    random.nextBoolean()
                            ? LocalDateTime.of(1970, 1, 2, 0, 0)
                                    .plusHours(random.nextInt(2_000_000))
                            : Instant.parse("2021-03-14T07:00:00Z")
                                    .atZone(ZoneOffset.UTC)
                                    .toLocalDateTime()
                                    .plusDays(random.nextInt(2) * 238L);
            LocalDateTime local = base.plusSeconds(random.nextInt(345_600) - 172_800);
            Instant expected = local.atZone(EasternTime.ZONE).toInstant();
            if (time.exists(micros(local))) {
                assertThat(time.toNanos(micros(local))).as("%s", local).isEqualTo(nanos(expected));
            }
            LocalDateTime back = LocalDateTime.ofInstant(expected, EasternTime.ZONE);
            assertThat(time.toLocalMicros(nanos(expected)))
                    .as("%s", expected)
                    .isEqualTo(micros(back));
        }
    }
}
