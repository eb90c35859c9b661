package io.groundswell.replay.history;

import static io.groundswell.replay.history.NeptFolder.LATER;
import static io.groundswell.replay.history.NeptFolder.MONDAY;
import static io.groundswell.replay.history.NeptFolder.TUESDAY;
import static io.groundswell.replay.history.NeptFolder.WEDNESDAY;
import static io.groundswell.replay.history.NeptFolder.nanos;
import static io.groundswell.replay.history.NeptFolder.unit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three recorded days of trades: whole as they are, and told for what is taken away. */
class NeptWholenessDayTest {
    private static final long MONDAYS_VOLUME = 4_810_873;

    @TempDir Path root;

    private NeptFolder nept;

    @BeforeEach
    void makeFolder() {
        nept = new NeptFolder(root);
    }

    private DayCheck mondayWithout(Predicate<String> lost) throws IOException {
        nept.lay("ticks_oldest.csv", "ticks", lost.negate());
        return nept.ticks(MONDAY, MONDAYS_VOLUME);
    }

    @Test
    void shouldBeWholeAndVerifiedWhenNothingIsMissing() throws IOException {
        nept.lay("ticks_oldest.csv", "ticks", row -> true);

        for (DayCheck day :
                new DayCheck[] {
                    nept.ticks(MONDAY, MONDAYS_VOLUME),
                    nept.ticks(TUESDAY, 6_612_776),
                    nept.ticks(WEDNESDAY, 4_813_134)
                }) {
            assertThat(day.state()).isEqualTo(DayState.COMPLETE);
            assertThat(day.isVerified()).isTrue();
            assertThat(day.missing()).isEmpty();
            assertThat(day.remarks()).isEmpty();
            assertThat(day.sessionShare()).hasValue(1);
            assertThat(day.volumeShare()).hasValue(1);
        }
    }

    @Test
    void shouldNameTheTradeWhenOneRowIsMissing() throws IOException {
        DayCheck day = mondayWithout(row -> row.startsWith("2021-03-01 10:02:27.858470"));

        assertThat(day.state()).isEqualTo(DayState.PARTIAL);
        assertThat(day.missing())
                .containsExactly(
                        "volume 89 of 4,810,873 not on tape",
                        "volume 89 missing at 10:02:27",
                        "tick id 851 of NTRF (19) missing");
    }

    @Test
    void shouldSayWhereItEndsWhenTheTailIsMissing() throws IOException {
        DayCheck day =
                mondayWithout(
                        row ->
                                row.compareTo("2021-03-01 11:32:06") > 0
                                        && row.startsWith("2021-03-01"));

        assertThat(day.state()).isEqualTo(DayState.PARTIAL);
        assertThat(day.missing())
                .containsExactly(
                        "volume 2,192,935 of 4,810,873 not on tape",
                        "ends 11:32:05 with volume 2,192,935 to come, the session goes on to"
                                + " 20:00");
    }

    @Test
    void shouldSayWhenVolumeIsMissingWhenAnHourIs() throws IOException {
        DayCheck day = mondayWithout(row -> row.startsWith("2021-03-01 11:"));

        assertThat(day.missing())
                .containsExactly(
                        "volume 518,863 of 4,810,873 not on tape",
                        "volume 518,863 missing between 10:59:56 and 12:00:01",
                        "tick ids 1450..1933 of NTRF (19) missing",
                        "tick ids 818..1077 of NASDAQ (5) missing",
                        "tick ids 629..804 of NYSE_TRF (24) missing",
                        "435 tick ids of 13 more market centres missing");
        assertThat(day.sessionShare().getAsDouble()).isBetween(0.84, 0.85);
    }

    @Test
    void shouldSayHowMuchIsMissingWhenAMarketCentreIs() throws IOException {
        DayCheck day = mondayWithout(row -> row.matches("2021-03-01(?:[^,]*,){8}19,.*"));

        assertThat(day.state()).isEqualTo(DayState.PARTIAL);
        assertThat(day.missing())
                .containsExactly(
                        "volume 1,778,580 of 4,810,873 not on tape",
                        "volume 1,778,580 missing in 1,630 places, the largest 50,000 between"
                                + " 13:18:20 and 13:18:32");
    }

    @Test
    void shouldFindTheBeginningMissingWhenOnlyTheEndIsThere() throws IOException {
        DayCheck day = mondayWithout(row -> row.compareTo("2021-03-01 15:00:00") < 0);

        assertThat(day.missing())
                .containsExactly(
                        "volume 4,135,665 of 4,810,873 not on tape",
                        "volume 4,135,665 missing before 15:00:10");
    }

    @Test
    void shouldNotBeWholeWhileTheDayIsNotOver() throws IOException {
        nept.lay("ticks_oldest.csv", "ticks", row -> true);
        HistoryUnit unit = unit("ticks", MONDAY);
        DayFacts facts = DayFacts.daily(MONDAYS_VOLUME);

        DayCheck day = nept.judge.told(unit, facts, nanos("2021-03-01T19:59:59")).check();

        assertThat(day.state()).isEqualTo(DayState.PARTIAL);
        assertThat(day.missing()).containsExactly("the day is not over");
        assertThat(nept.judge.known(unit, LATER).facts()).isEqualTo(DayFacts.UNKNOWN);
        assertThat(nept.judge.told(unit, facts, nanos("2021-03-01T20:00:00")).check().isVerified())
                .isTrue();
    }

    @Test
    void shouldBeWholeButNotVerifiedWhenTheDailyBarIsNotKnown() throws IOException {
        nept.lay("ticks_oldest60.csv", "ticks", row -> true);

        for (int day = 1; day <= 3; day++) {
            DayCheck check =
                    nept.judge
                            .known(
                                    unit(
                                            "ticks",
                                            MONDAY.withYear(2020).withMonth(4).withDayOfMonth(day)),
                                    LATER)
                            .check();
            assertThat(check.state()).isEqualTo(DayState.COMPLETE);
            assertThat(check.isVerified()).isFalse();
        }
    }

    @Test
    void shouldBeVerifiedOnceWhateverIsAskedLaterWhenItsCheckIsKept() throws IOException {
        nept.lay("ticks_oldest.csv", "ticks", row -> true);
        assertThat(nept.judge.known(unit("ticks", MONDAY), LATER).check().isVerified()).isFalse();

        nept.ticks(MONDAY, MONDAYS_VOLUME);

        assertThat(nept.judge.known(unit("ticks", MONDAY), LATER).check().isVerified()).isTrue();
    }
}
