package io.groundswell.connectors.iqfeed.collector;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.events.TradeGap;
import io.groundswell.connectors.iqfeed.lookup.Answer;
import io.groundswell.connectors.iqfeed.lookup.LookupOptions;
import io.groundswell.connectors.iqfeed.lookup.Lookups;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.Unparsed;
import io.groundswell.connectors.iqfeed.wire.LookupParser;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.RowKind;
import io.groundswell.model.event.EventHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class GapRepairTest {
    /** 10:00:05 to 10:00:07 in New York. */
    private static final long FIRST = 1_625_061_605L * 1_000_000_000L + 1;

    private static final TradeGap GAP =
            new TradeGap("AAPL", FIRST, FIRST, FIRST, FIRST + 1_000_000_000L, EventHeader.ABSENT);

    /** The same, of which the feed has shown a trade at 10:00:05.999. */
    private static final TradeGap REACHING =
            new TradeGap("AAPL", FIRST, FIRST, FIRST, FIRST + 1_000_000_000L, FIRST + 998_999_999L);

    private static final long RESERVE = 1_000_000;
    private static final String ROW = "LH,row of history,";
    private static final RepairOptions OPTIONS =
            new RepairOptions(LookupOptions.usual(), 0, 3, 1, 2, 24);

    @TempDir Path folder;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private CaptureWriter writer;
    private volatile long roomBytes = 1 << 30;
    private volatile Runnable looked = () -> {};
    private GapRepair repair;

    @BeforeEach
    void open() throws IOException {
        writer = new CaptureWriter(folder, 1 << 20);
    }

    @AfterEach
    void close() throws IOException {
        repair.close();
        writer.close();
    }

    private void start(Lookups lookups, int maxReplyBytes) {
        CaptureSpace space =
                new CaptureSpace(
                        writer,
                        () -> {
                            looked.run();
                            return roomBytes;
                        },
                        alarm -> {},
                        port -> {});
        InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(1_625_070_000));
        Lookups noted =
                (request, rows) -> {
                    asked.add(request.command());
                    return lookups.ask(request, rows);
                };
        repair =
                new GapRepair(
                        OPTIONS,
                        noted,
                        new GapRecords(space, RESERVE, clock),
                        maxReplyBytes,
                        System::nanoTime);
        repair.start();
    }

    private static Lookups rows(int count) {
        byte[] line = ROW.getBytes(ISO_8859_1);
        return (request, rows) -> {
            rows.begin("6.1");
            for (int i = 0; i < count; i++) {
                rows.row(line, 0, line.length, new Unparsed("", ""));
            }
            return new Answer.Whole(count, 0);
        };
    }

    /** Trades of these times on that day, as history tells them. */
    private static Lookups trades(String... times) {
        LookupParser parser = new LookupParser(ProtocolVersion.V6_2, RowKind.TICK, false);
        return (request, rows) -> {
            rows.begin("6.2");
            for (String time : times) {
                byte[] line = row(time).getBytes(ISO_8859_1);
                rows.row(line, 0, line.length, parser.parse(line, 0, line.length));
            }
            return times.length == 0 ? new Answer.NoData() : new Answer.Whole(times.length, 0);
        };
    }

    private static String row(String time) {
        return "LH,2021-06-30 " + time + ",137.11,5,3205000,137.10,137.11,54321,C,26,3D87,0,30,";
    }

    /** What stands in the capture once so many gaps have ended. */
    private List<String> records(int ends) throws IOException, InterruptedException {
        List<String> records = new ArrayList<>();
        try (CaptureReader reader = new CaptureReader(folder, writer::position)) {
            int left = ends;
            while (left > 0) {
                CaptureRecord next = reader.next();
                if (next == null) {
                    writer.awaitBeyond(reader.position(), 100);
                } else {
                    records.add(next.kind() + " " + next.text());
                    left -= next.kind() == CaptureKind.BACKFILL_END ? 1 : 0;
                }
            }
        }
        return records;
    }

    private void awaitReport(String name, Object value) throws InterruptedException {
        while (!repair.report().get(name).equals(value)) {
            writer.awaitBeyond(Long.MAX_VALUE, 5);
        }
    }

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
