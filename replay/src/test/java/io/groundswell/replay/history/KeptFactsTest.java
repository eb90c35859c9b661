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

/** What the feed has said once is not forgotten because it says nothing the next time. */
class KeptFactsTest {
    private static final HistoryUnit TICKS = unit("ticks", MONDAY);

    @TempDir Path root;

    private final MadeDay day = new MadeDay().trade("09:30:00", 100).trade("16:00:00", 50);
    private HistoryFolder folder;
    private DayJudge judge;

    @BeforeEach
    void lay() throws IOException {
        folder = new HistoryFolder(root);
        judge = new DayJudge(folder, CALENDAR);
        day.layTicks(folder);
    }

    private JudgedUnit told(DayFacts facts) throws IOException {
        return judge.told(TICKS, facts, LATER);
    }

    @Test
    void shouldStayPartialWhenTheDailyBarIsNotToldAgain() throws IOException {
        assertThat(told(DayFacts.daily(200)).check().state()).isEqualTo(DayState.PARTIAL);

        assertThat(told(DayFacts.UNKNOWN).check().missing())
                .contains("volume 50 of 200 not on tape");
        assertThat(judge.known(TICKS, LATER).facts()).isEqualTo(DayFacts.daily(200));
    }

    @Test
    void shouldStayVerifiedWhenTheDailyBarIsNotToldAgain() throws IOException {
        assertThat(told(day.daily()).check().isVerified()).isTrue();

        assertThat(told(DayFacts.UNKNOWN).check().isVerified()).isTrue();
        assertThat(judge.known(TICKS, LATER).check().isVerified()).isTrue();
    }

    @Test
    void shouldRememberThatNothingFollowsWhenThatIsNotToldAgain() throws IOException {
        told(DayFacts.UNKNOWN.withNoMore());

        assertThat(told(DayFacts.daily(200)).facts()).isEqualTo(DayFacts.daily(200).withNoMore());
        assertThat(told(DayFacts.UNKNOWN).facts()).isEqualTo(DayFacts.daily(200).withNoMore());
    }

    @Test
    void shouldMissTheRestWhenTheFeedSaysLaterThatMoreFollows() throws IOException {
        told(DayFacts.UNKNOWN.withNoMore());

        told(DayFacts.UNKNOWN.withMore());

        JudgedUnit known = judge.known(TICKS, LATER);
        assertThat(known.check().state()).isEqualTo(DayState.PARTIAL);
        assertThat(known.check().missing())
                .containsExactly("the feed has rows after the last one on tape");
        assertThat(told(DayFacts.UNKNOWN.withNoMore()).check().state())
                .isEqualTo(DayState.COMPLETE);
    }

    @Test
    void shouldGoByTheNewDailyBarWhenItIsAnother() throws IOException {
        told(DayFacts.daily(200));

        assertThat(told(day.daily()).check().isVerified()).isTrue();
        assertThat(judge.known(TICKS, LATER).check().isVerified()).isTrue();
    }

    @Test
    void shouldKnowTheDailyBarButNotThatNothingFollowsWhenTheTapeIsAnother() throws IOException {
        told(DayFacts.daily(200).withNoMore());

        day.trade("16:00:01", 10).layTicks(folder);

        assertThat(judge.known(TICKS, LATER).facts()).isEqualTo(DayFacts.daily(200));
        assertThat(told(DayFacts.UNKNOWN).check().missing())
                .contains("volume 40 of 200 not on tape");
    }

    @Test
    void shouldKnowTheDailyBarButNotThatThereIsNothingWhenTheTapeIsGone() throws IOException {
        told(DayFacts.daily(200).withNoMore());

        Files.delete(folder.tape(TICKS));

        JudgedUnit gone = judge.known(TICKS, LATER);
        assertThat(gone.check().missing()).containsExactly("not on tape: volume 200");
        assertThat(gone.check().remarks()).isEmpty();
    }
}
