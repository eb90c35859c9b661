package io.groundswell.replay.history;

import static io.groundswell.replay.history.NeptFolder.LATER;
import static io.groundswell.replay.history.NeptFolder.MONDAY;
import static io.groundswell.replay.history.NeptFolder.TUESDAY;
import static io.groundswell.replay.history.NeptFolder.WEDNESDAY;
import static io.groundswell.replay.history.NeptFolder.unit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded bars: what they prove of themselves, and what the day's trades prove of them. */
class NeptBarsWholenessDayTest {
    private static final Map<LocalDate, Long> VOLUMES =
            Map.of(MONDAY, 4_810_873L, TUESDAY, 6_612_776L, WEDNESDAY, 4_813_134L);

    @TempDir Path root;

    private NeptFolder nept;

    @BeforeEach
    void makeFolder() {
        nept = new NeptFolder(root);
    }

    private DayCheck told(String kind, LocalDate date) throws IOException {
        return nept.judge.told(unit(kind, date), DayFacts.daily(VOLUMES.get(date)), LATER).check();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1s", "5s"})
    void shouldReachTheDailyVolumeAndStillNotBeVerifiedWhenThereAreBarsOnly(String kind)
            throws IOException {
        nept.lay("intervals_" + kind + "_oldest.csv", kind, row -> true);

        for (LocalDate date : VOLUMES.keySet()) {
            DayCheck day = told(kind, date);
            assertThat(day.state()).isEqualTo(DayState.COMPLETE);
            assertThat(day.volumeShare()).hasValue(1);
            assertThat(day.isVerified()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1s", "5s"})
    void shouldBeVerifiedWhenVerifiedTradesMakeTheSameBars(String kind) throws IOException {
        nept.lay("intervals_" + kind + "_oldest.csv", kind, row -> true);
        nept.lay("ticks_oldest.csv", "ticks", row -> true);

        for (LocalDate date : VOLUMES.keySet()) {
            told("ticks", date);
            assertThat(told(kind, date).isVerified()).isTrue();
            assertThat(nept.judge.known(unit(kind, date), LATER).check().isVerified()).isTrue();
        }
    }

    @Test
    void shouldSayWhichBarIsMissingWhenVerifiedTradesMakeOneMore() throws IOException {
        nept.lay("intervals_1s_oldest.csv", "1s", row -> !row.startsWith("2021-03-01 11:"));
        nept.lay("ticks_oldest.csv", "ticks", row -> true);
        told("ticks", MONDAY);

        DayCheck day = told("1s", MONDAY);

        assertThat(day.state()).isEqualTo(DayState.PARTIAL);
        assertThat(day.missing())
                .containsExactly(
                        "of the bars that the day's verified trades make, 267 are missing and 0 are"
                                + " different; 0 are too many");
        assertThat(nept.judge.known(unit("1s", MONDAY), LATER).check()).isEqualTo(day);
    }

    @Test
    void shouldForgetThatItIsVerifiedWhenTheTradesAreNoLongerThere() throws IOException {
        nept.lay("intervals_1s_oldest.csv", "1s", row -> true);
        nept.lay("ticks_oldest.csv", "ticks", row -> true);
        told("ticks", MONDAY);
        assertThat(told("1s", MONDAY).isVerified()).isTrue();

        Files.delete(nept.folder.tape(unit("ticks", MONDAY)));

        DayCheck day = nept.judge.known(unit("1s", MONDAY), LATER).check();
        assertThat(day.state()).isEqualTo(DayState.COMPLETE);
        assertThat(day.isVerified()).isFalse();
    }

    @Test
    void shouldNotBeWholeWhenVolumeFollowsTheLastBar() throws IOException {
        nept.lay(
                "intervals_1s_oldest.csv",
                "1s",
                row -> !row.startsWith("2021-03-01") || row.compareTo("2021-03-01 11:32:06") < 0);

        DayCheck day = told("1s", MONDAY);

        assertThat(day.state()).isEqualTo(DayState.PARTIAL);
        assertThat(day.missing())
                .containsExactly(
                        "ends 11:31:59 with volume 2,192,995 to come, the session goes on to"
                                + " 20:00");
        assertThat(day.volumeShare().getAsDouble()).isBetween(0.54, 0.55);
    }

    /** Such a rest is real: the last trades of 1 April 2020 are odd lots, which make no bar. */
    @Test
    void shouldBeWholeAgainWhenTheFeedSaysThatNoBarFollows() throws IOException {
        nept.lay(
                "intervals_1s_oldest.csv",
                "1s",
                row -> !row.startsWith("2021-03-01") || row.compareTo("2021-03-01 19:59") < 0);
        DayFacts facts = DayFacts.daily(VOLUMES.get(MONDAY));

        assertThat(told("1s", MONDAY).state()).isEqualTo(DayState.PARTIAL);
        DayCheck day = nept.judge.told(unit("1s", MONDAY), facts.withNoMore(), LATER).check();

        assertThat(day.state()).isEqualTo(DayState.COMPLETE);
        assertThat(day.isVerified()).isFalse();
        assertThat(day.remarks()).containsExactly("volume 2,250 after the last bar makes no bar");
    }

    @Test
    void shouldBeWholeToTheLastDayThatIsOverWhenTheBarsAreDaily() throws IOException {
        nept.lay("dailies_oldest.csv", "daily", row -> true);
        HistoryUnit year = unit("daily", MONDAY);

        DayCheck asOfFriday =
                nept.judge.known(year, NeptFolder.nanos("2021-03-28T12:00:00")).check();
        DayCheck asOfMonday =
                nept.judge.known(year, NeptFolder.nanos("2021-03-29T20:00:00")).check();

        assertThat(asOfFriday.state()).isEqualTo(DayState.COMPLETE);
        assertThat(asOfFriday.remarks())
                .containsExactly(
                        "no bar of 2021-01-04, 2021-01-05, 2021-01-06 and 30 more: perhaps nothing"
                                + " traded");
        assertThat(asOfMonday.state()).isEqualTo(DayState.PARTIAL);
        assertThat(asOfMonday.missing())
                .containsExactly("ends 2021-03-26, the range goes on to 2021-03-29");
    }

    @Test
    void shouldBeSettledOnlyWhenTheFeedHasNoMoreWhereTheCalendarExpectsNothing()
            throws IOException {
        nept.layChanged(
                "dailies_oldest.csv",
                "daily",
                row -> row.startsWith("2021-") ? row.replaceFirst("2021-", "1998-") : "");
        HistoryUnit year = unit("daily", MONDAY.withYear(1998));

        JudgedUnit judged = nept.judge.told(year, DayFacts.UNKNOWN, LATER);
        assertThat(judged.check().state()).isEqualTo(DayState.COMPLETE);
        assertThat(judged.isSettled()).isFalse();
        assertThat(nept.judge.told(year, DayFacts.UNKNOWN.withNoMore(), LATER).isSettled())
                .isTrue();
    }

    @Test
    void shouldGoByTheLastTradingDayOfTheWeekWhenTheBarsAreWeekly() throws IOException {
        nept.lay("weeklies_oldest.csv", "weekly", row -> !row.startsWith("2020"));
        HistoryUnit year = unit("weekly", MONDAY);

        // The week of 26 March is the last one; the next ends before Good Friday, on a Thursday.
        assertThat(nept.judge.known(year, NeptFolder.nanos("2021-04-01T19:00:00")).check().state())
                .isEqualTo(DayState.COMPLETE);
        assertThat(
                        nept.judge
                                .known(year, NeptFolder.nanos("2021-04-01T20:00:00"))
                                .check()
                                .missing())
                .containsExactly("ends 2021-03-26, the range goes on to 2021-04-01");
    }
}
