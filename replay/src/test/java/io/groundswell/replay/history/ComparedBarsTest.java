package io.groundswell.replay.history;

import static io.groundswell.replay.history.NeptFolder.CALENDAR;
import static io.groundswell.replay.history.NeptFolder.LATER;
import static io.groundswell.replay.history.NeptFolder.MONDAY;
import static io.groundswell.replay.history.NeptFolder.unit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bars of seconds beside the trades of their day: whichever of them is there first. */
class ComparedBarsTest {
    private static final HistoryUnit TICKS = unit("ticks", MONDAY);
    private static final HistoryUnit BARS = unit("1s", MONDAY);
    private static final String ONE_MISSING =
            "of the bars that the day's verified trades make, 1 are missing and 0 are different;"
                    + " 0 are too many";

    @TempDir Path root;

    private final MadeDay day =
            new MadeDay().trade("09:30:00", 100).trade("12:00:00", 20).trade("16:00:00", 50);
    private final MadeDay oddLots = new MadeDay().oddLot("10:00:00", 30).oddLot("11:00:00", 7);
    private HistoryFolder folder;
    private DayJudge judge;

    @BeforeEach
    void makeFolder() {
        folder = new HistoryFolder(root);
        judge = new DayJudge(folder, CALENDAR);
    }

    private void layTicks(MadeDay made) throws IOException {
        made.layTicks(folder);
        assertThat(judge.told(TICKS, made.daily(), LATER).check().isVerified()).isTrue();
    }

    private DayCheck known() throws IOException {
        return judge.known(BARS, LATER).check();
    }

    private DayCheck told() throws IOException {
        return judge.told(BARS, day.daily(), LATER).check();
    }

    @Test
    void shouldFindWhatIsMissingWhenTheTradesComeAfterTheBars() throws IOException {
        day.layBars(folder, 1);
        assertThat(told().state()).isEqualTo(DayState.COMPLETE);
        byte[] kept = Files.readAllBytes(folder.check(BARS));

        layTicks(day);

        assertThat(known().missing()).containsExactly(ONE_MISSING);
        assertThat(folder.check(BARS)).hasBinaryContent(kept);
        assertThat(judge.told(BARS, DayFacts.UNKNOWN, LATER).check().missing())
                .containsExactly(ONE_MISSING);
        assertThat(Files.readString(folder.check(BARS))).contains(ONE_MISSING);
    }

    @Test
    void shouldBeVerifiedWhenTheTradesComeAfterTheBarsAndMakeThem() throws IOException {
        day.layBars(folder, 0);
        assertThat(told().isVerified()).isFalse();

        layTicks(day);

        assertThat(known().isVerified()).isTrue();
    }

    @Test
    void shouldStillMissABarWhenTheTradesAreDeleted() throws IOException {
        layTicks(day);
        day.layBars(folder, 1);
        assertThat(told().missing()).containsExactly(ONE_MISSING);

        Files.delete(folder.tape(TICKS));

        assertThat(known().missing()).containsExactly(ONE_MISSING);
        assertThat(told().missing()).containsExactly(ONE_MISSING);
        assertThat(known().missing()).containsExactly(ONE_MISSING);
    }

    @Test
    void shouldStillMissABarWhenTheTradesAreFetchedAgainAndNotVerified() throws IOException {
        layTicks(day);
        day.layBars(folder, 1);
        told();

        new MadeDay().trade("16:00:00", 50).layTicks(folder);

        assertThat(judge.told(TICKS, day.daily(), LATER).check().isVerified()).isFalse();
        assertThat(told().missing()).containsExactly(ONE_MISSING);
    }

    @Test
    void shouldMissNothingMoreWhenOtherTradesAreVerifiedAndMakeTheSameBars() throws IOException {
        layTicks(day);
        day.layBars(folder, 1);
        told();

        MadeDay other = new MadeDay().oddLot("09:30:00", 100).trade("12:00:00", 20);
        layTicks(other.trade("16:00:00", 50));

        assertThat(told().isVerified()).isTrue();
        assertThat(known().isVerified()).isTrue();
    }

    @Test
    void shouldSayThatTheyCannotBeComparedWhenTheTapeOfTheTradesIsRotten() throws IOException {
        layTicks(day);
        day.layBars(folder, 0);
        MadeDay.rot(folder.tape(TICKS));

        for (DayCheck check : new DayCheck[] {known(), told()}) {
            assertThat(check.state()).isEqualTo(DayState.COMPLETE);
            assertThat(check.isVerified()).isFalse();
            assertThat(check.remarks())
                    .singleElement()
                    .asString()
                    .startsWith("not compared with the day's trades, whose tape is damaged: at");
        }
    }

    @Test
    void shouldBeDamagedWhenTheTapeOfTheBarsItselfIsRotten() throws IOException {
        layTicks(day);
        day.layBars(folder, 0);
        MadeDay.rot(folder.tape(BARS));

        assertThat(told().state()).isEqualTo(DayState.DAMAGED);
    }

    @Test
    void shouldBeEmptyWhenVerifiedTradesMakeNoBar() throws IOException {
        layTicks(oddLots);

        DayCheck found = known();
        DayCheck said = judge.told(BARS, oddLots.daily().withNoMore(), LATER).check();

        assertThat(found.state()).isEqualTo(DayState.EMPTY);
        assertThat(found.isVerified()).isTrue();
        assertThat(found.remarks()).containsExactly("the day's verified trades make no bar");
        assertThat(said).isEqualTo(found);
        assertThat(known()).isEqualTo(found);
    }

    @Test
    void shouldBeAbsentWhenVerifiedTradesMakeBars() throws IOException {
        layTicks(day);

        assertThat(known().state()).isEqualTo(DayState.ABSENT);
        assertThat(told().missing())
                .containsExactly("not on tape: volume 170", "the day's verified trades make bars");
    }

    @Test
    void shouldBeAbsentWhenVerifiedTradesMakeBarsAndTheFeedSaysThatNothingTraded()
            throws IOException {
        layTicks(day);

        DayFacts nothing = DayFacts.noDaily().withNoMore();

        assertThat(judge.told(BARS, nothing, LATER).check().state()).isEqualTo(DayState.ABSENT);
        assertThat(known().missing()).containsExactly("the day's verified trades make bars");
    }

    @Test
    void shouldCompareWithTheTradesOfAnotherFolderWhenThatIsWhereTheyAre() throws IOException {
        layTicks(day);
        HistoryFolder work = new HistoryFolder(root.resolve(HistoryFolder.WORK));
        day.layBars(work, 1);

        DayJudge judgeOfWork = new DayJudge(work, CALENDAR, folder);

        assertThat(judgeOfWork.told(BARS, day.daily(), LATER).check().missing())
                .containsExactly(ONE_MISSING);
        assertThat(new DayJudge(work, CALENDAR).known(BARS, LATER).check().missing())
                .containsExactly(ONE_MISSING);
        day.layBars(work, 0);
        assertThat(judgeOfWork.known(BARS, LATER).check().isVerified()).isTrue();
        assertThat(new DayJudge(work, CALENDAR).known(BARS, LATER).check().isVerified()).isFalse();
    }

    @Test
    void shouldBeSettledWhenTheTradesProveItOrTheFeedHasNoMore() throws IOException {
        day.layBars(folder, 0);
        assertThat(judge.told(BARS, day.daily(), LATER).isSettled()).isFalse();
        assertThat(judge.told(BARS, day.daily().withNoMore(), LATER).isSettled()).isTrue();

        day.layBars(folder, 1);
        assertThat(judge.told(BARS, day.daily().withNoMore(), LATER).isSettled()).isTrue();
        layTicks(day);
        assertThat(judge.known(BARS, LATER).isSettled()).isFalse();
        assertThat(judge.known(TICKS, LATER).isSettled()).isTrue();

        day.layBars(folder, 0);
        assertThat(judge.known(BARS, LATER).isSettled()).isTrue();
    }

    @Test
    void shouldSayWhatWouldTellWhenTheFeedHasVolumeAndNoBars() throws IOException {
        DayCheck check = judge.told(BARS, oddLots.daily().withNoMore(), LATER).check();

        assertThat(check.state()).isEqualTo(DayState.ABSENT);
        assertThat(check.missing())
                .containsExactly(
                        "the feed has volume 37 and no bar: only the day's trades, on tape and"
                                + " verified, tell if they make none");
        assertThat(check.missing().get(0)).hasSizeLessThanOrEqualTo(110);
    }
}
