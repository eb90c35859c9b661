package io.groundswell.connectors.iqfeed.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.lookup.Lookups;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GapReachTest extends RepairedGaps {
    @Test
    void shouldNotTakeAnAnswerThatEndsBeforeWhatTheFeedHasShown() throws Exception {
        Lookups late = trades("10:00:05.100000");
        Lookups there = trades("10:00:05.100000", "10:00:05.999000");
        start(
                (request, rows) -> {
                    if (asked.size() == 1) {
                        return trades().ask(request, rows);
                    }
                    return (asked.size() == 2 ? late : there).ask(request, rows);
                },
                1_000);
        repair.gaps().opened(REACHING);
        assertThat(records(1))
                .containsExactly(
                        "BACKFILL " + REACHING.text() + " 6.2",
                        "LINES " + row("10:00:05.100000") + "\n" + row("10:00:05.999000") + "\n",
                        "BACKFILL_END WHOLE");
        assertThat(asked).hasSize(3);
        assertThat(repair.report())
                .containsEntry("last reason", "history has come to 10:00:05 only");
    }

    @Test
    void shouldGiveUpWithWhatThereIsWhereHistoryNeverComesSoFar() throws Exception {
        start(trades("10:00:05.100000"), 1_000);
        repair.gaps().opened(REACHING);
        assertThat(records(1))
                .containsExactly(
                        "BACKFILL " + REACHING.text() + " 6.2",
                        "LINES " + row("10:00:05.100000") + "\n",
                        "BACKFILL_END GIVEN_UP history has come to 10:00:05 only");
        assertThat(asked).hasSize(3);
    }

    @Test
    void shouldGiveUpWhereHistoryHasNothingOfWhatTheFeedHasShown() throws Exception {
        start(trades(), 1_000);
        repair.gaps().opened(REACHING);
        assertThat(records(1))
                .last()
                .isEqualTo("BACKFILL_END GIVEN_UP history has nothing of it yet");
        assertThat(asked).hasSize(3);
    }

    @Test
    void shouldWriteNoPartBeforeHistoryHasComeToTheEnd() throws Exception {
        Lookups tooMany = rows(100);
        Lookups end = trades("10:00:06.000000");
        start(
                (request, rows) ->
                        switch (asked.size()) {
                            case 1, 3 -> tooMany.ask(request, rows);
                            case 2 -> trades().ask(request, rows);
                            case 4 -> end.ask(request, rows);
                            default -> rows(1).ask(request, rows);
                        },
                1_000);
        repair.gaps().opened(REACHING);
        assertThat(records(2))
                .filteredOn(it -> it.startsWith("BACKFILL_END"))
                .containsExactly("BACKFILL_END PART", "BACKFILL_END WHOLE");
        assertThat(asked.get(3)).isEqualTo("HTT,AAPL,20210630 100005,20210630 100007,,,,1");
        assertThat(asked).hasSize(6);
    }

    @Test
    void shouldNotCallWholeWhatWasWrittenWhileHistoryWasShort() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        // After the first part there is no room for once; then history has come to the end.
        looked = () -> roomBytes = looks.incrementAndGet() == 6 ? RESERVE : 1 << 30;
        start(
                (request, rows) ->
                        switch (asked.size()) {
                            case 1, 2, 4 -> trades().ask(request, rows);
                            case 3 -> rows(100).ask(request, rows);
                            case 5 -> rows(1).ask(request, rows);
                            default -> trades("10:00:06.000000").ask(request, rows);
                        },
                1_000);
        repair.gaps().opened(REACHING);
        assertThat(records(2))
                .filteredOn(it -> it.startsWith("BACKFILL_END"))
                .containsExactly(
                        "BACKFILL_END PART", "BACKFILL_END GIVEN_UP history has nothing of it yet");
        assertThat(looks.get()).isGreaterThan(6);
        assertThat(asked).hasSize(6);
    }
}
