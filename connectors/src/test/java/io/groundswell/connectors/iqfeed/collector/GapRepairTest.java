package io.groundswell.connectors.iqfeed.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.events.TradeGap;
import io.groundswell.connectors.iqfeed.lookup.Answer;
import io.groundswell.connectors.iqfeed.lookup.Lookups;
import io.groundswell.model.event.EventHeader;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GapRepairTest extends RepairedGaps {
    @Test
    void shouldWriteAWholeAnswerBetweenItsMarks() throws Exception {
        start(rows(2), 1_000);
        repair.gaps().opened(GAP);
        assertThat(records(1))
                .containsExactly(
                        "BACKFILL " + GAP.text() + " 6.1",
                        "LINES " + ROW + "\n" + ROW + "\n",
                        "BACKFILL_END WHOLE");
        assertThat(asked).containsExactly("HTT,AAPL,20210630 100003,20210630 100007,,,,1");
        awaitReport("answered", 1L);
        awaitReport("waiting", 0);
    }

    @Test
    void shouldTakeNoDataForAGapInWhichNothingWasTraded() throws Exception {
        start((request, rows) -> new Answer.NoData(), 1_000);
        repair.gaps().opened(GAP);
        assertThat(records(1))
                .containsExactly("BACKFILL " + GAP.text() + " 6.2", "BACKFILL_END WHOLE");
    }

    @Test
    void shouldWriteNothingOfWhatFailsAndAskAgain() throws Exception {
        Lookups good = rows(1);
        start(
                (request, rows) -> {
                    Answer answer = good.ask(request, rows);
                    return asked.size() < 3 ? new Answer.Failed("it broke off", false) : answer;
                },
                1_000);
        repair.gaps().opened(GAP);
        assertThat(records(1)).hasSize(3);
        assertThat(asked).hasSize(3);
    }

    @Test
    void shouldGiveUpAtOnceWhatIsRefusedAndSayWhy() throws Exception {
        start((request, rows) -> new Answer.Refused("Unauthorized user ID."), 1_000);
        repair.gaps().opened(GAP);
        assertThat(records(1))
                .containsExactly(
                        "BACKFILL " + GAP.text() + " 6.2",
                        "BACKFILL_END GIVEN_UP Unauthorized user ID.");
        assertThat(asked).hasSize(1);
        awaitReport("unanswered", 1L);
        assertThat(repair.report()).containsEntry("last reason", "Unauthorized user ID.");
    }

    @Test
    void shouldGiveUpAfterSoManyAttemptsAndSayWhy() throws Exception {
        start((request, rows) -> new Answer.Failed("it broke off", false), 1_000);
        repair.gaps().opened(GAP);
        assertThat(records(1)).last().isEqualTo("BACKFILL_END GIVEN_UP it broke off");
        assertThat(asked).hasSize(3);
    }

    @Test
    void shouldLeaveALongGapToDownload() throws Exception {
        long until = FIRST + TimeUnit.HOURS.toNanos(24);
        TradeGap longest = new TradeGap("A", FIRST, FIRST, FIRST, until, EventHeader.ABSENT);
        TradeGap tooLong = new TradeGap("B", FIRST, FIRST, FIRST, until + 1, EventHeader.ABSENT);
        start(rows(1), 1_000);
        repair.gaps().opened(tooLong);
        assertThat(records(1))
                .last()
                .isEqualTo("BACKFILL_END GIVEN_UP longer than 24 hours: use download");
        assertThat(asked).isEmpty();
        repair.gaps().opened(longest);
        assertThat(records(2)).last().isEqualTo("BACKFILL_END WHOLE");
    }

    @Test
    void shouldNotAskAgainForThePartsThatAreThere() throws Exception {
        start(
                (request, rows) ->
                        switch (asked.size()) {
                            case 1 -> rows(100).ask(request, rows);
                            case 3 -> new Answer.Failed("it broke off", false);
                            default -> rows(1).ask(request, rows);
                        },
                1_000);
        repair.gaps().opened(GAP);
        assertThat(records(2)).last().isEqualTo("BACKFILL_END WHOLE");
        assertThat(asked)
                .containsExactly(
                        "HTT,AAPL,20210630 100003,20210630 100007,,,,1",
                        "HTT,AAPL,20210630 100003,20210630 100005,,,,1",
                        "HTT,AAPL,20210630 100006,20210630 100007,,,,1",
                        "HTT,AAPL,20210630 100006,20210630 100007,,,,1");
    }

    @Test
    void shouldAskInPartsForWhatIsTooLong() throws Exception {
        // Of more than two seconds there are too many rows.
        start(
                (request, rows) ->
                        rows(asked.size() == 1 ? 100 : asked.size() == 2 ? 60 : 1)
                                .ask(request, rows),
                1_000);
        repair.gaps().opened(GAP);
        assertThat(records(3))
                .filteredOn(it -> it.startsWith("BACKFILL_END"))
                .containsExactly("BACKFILL_END PART", "BACKFILL_END PART", "BACKFILL_END WHOLE");
        assertThat(asked)
                .containsExactly(
                        "HTT,AAPL,20210630 100003,20210630 100007,,,,1",
                        "HTT,AAPL,20210630 100003,20210630 100005,,,,1",
                        "HTT,AAPL,20210630 100003,20210630 100004,,,,1",
                        "HTT,AAPL,20210630 100005,20210630 100005,,,,1",
                        "HTT,AAPL,20210630 100006,20210630 100007,,,,1");
    }

    @Test
    void shouldTakeALongerAnswerForASecondThanCanBeDivided() throws Exception {
        start((request, rows) -> rows(asked.size() < 4 ? 300 : 1).ask(request, rows), 1_000);
        repair.gaps().opened(GAP);
        assertThat(records(1)).last().isEqualTo("BACKFILL_END PART");
    }

    @Test
    void shouldWaitForRoomInTheCaptureHoweverLongThatTakes() throws Exception {
        roomBytes = RESERVE;
        start(rows(1), 1_000);
        List<Long> looks = new CopyOnWriteArrayList<>();
        looked = () -> looks.add(1L);
        repair.gaps().opened(GAP);
        // More often than it may fail.
        while (looks.size() < 10) {
            writer.awaitBeyond(Long.MAX_VALUE, 5);
        }
        awaitReport("last reason", "no room in the capture for answers of history");
        assertThat(writer.position()).isZero();
        assertThat(asked).isEmpty();
        roomBytes = 1 << 30;
        assertThat(records(1)).last().isEqualTo("BACKFILL_END WHOLE");
    }

    @Test
    void shouldAskAgainForWhatFoundNoRoom() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        // It is looked at before the question and before the answer is written.
        looked = () -> roomBytes = looks.incrementAndGet() == 2 ? RESERVE + 4_100 : 1 << 30;
        start(rows(2), 1_000);
        repair.gaps().opened(GAP);
        assertThat(records(1)).hasSize(3).last().isEqualTo("BACKFILL_END WHOLE");
        assertThat(asked).hasSize(2);
    }

    @Test
    void shouldLeaveWhatWaitsToTheNextStart() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        start(
                (request, rows) -> {
                    never.await();
                    return new Answer.NoData();
                },
                1_000);
        repair.gaps().opened(GAP);
        while (asked.isEmpty()) {
            writer.awaitBeyond(Long.MAX_VALUE, 5);
        }
        repair.close();
        assertThat(repair.report()).containsEntry("waiting", 1);
        assertThat(writer.position()).isZero();
        // The next start is told of it by its translator, since the capture does not end it.
        start(rows(1), 1_000);
        repair.gaps().opened(GAP);
        assertThat(records(1)).last().isEqualTo("BACKFILL_END WHOLE");
        assertThat(asked).hasSize(2);
    }
}
