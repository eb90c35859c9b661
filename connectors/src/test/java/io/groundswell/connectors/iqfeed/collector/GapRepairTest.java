package io.groundswell.connectors.iqfeed.collector;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.events.TradeGap;
import io.groundswell.connectors.iqfeed.lookup.Answer;
import io.groundswell.connectors.iqfeed.lookup.LookupOptions;
import io.groundswell.connectors.iqfeed.lookup.Lookups;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.Unparsed;
import io.groundswell.model.event.EventHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
    private static final String ROW = "LH,row of history,";
    private static final RepairOptions OPTIONS =
            new RepairOptions(LookupOptions.usual(), 0, 3, 1, 2);

    @TempDir Path folder;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private CaptureWriter writer;
    private volatile long roomBytes = 1 << 30;
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
        CaptureSpace space = new CaptureSpace(writer, () -> roomBytes, alarm -> {}, port -> {});
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
                        new GapRecords(space, clock),
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
        awaitReport("filled", 1L);
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
    void shouldGiveUpAfterSoManyAttemptsAndSayWhy() throws Exception {
        start((request, rows) -> new Answer.Refused("Unauthorized user ID."), 1_000);
        repair.gaps().opened(GAP);
        assertThat(records(1))
                .containsExactly(
                        "BACKFILL " + GAP.text() + " 6.2",
                        "BACKFILL_END GIVEN_UP Unauthorized user ID.");
        assertThat(asked).hasSize(3);
        awaitReport("given up", 1L);
        assertThat(repair.report()).containsEntry("last reason", "Unauthorized user ID.");
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
    void shouldWaitForRoomInTheCapture() throws Exception {
        roomBytes = 100;
        start(rows(1), 1_000);
        repair.gaps().opened(GAP);
        awaitReport("last reason", "no room for the capture");
        assertThat(writer.position()).isZero();
        roomBytes = 1 << 30;
        assertThat(records(1)).hasSize(3);
    }

    @Test
    void shouldLeaveWhatWaitsToTheNextStart() throws Exception {
        start(
                (request, rows) -> {
                    throw new InterruptedException();
                },
                1_000);
        repair.gaps().opened(GAP);
        repair.close();
        assertThat(repair.report()).containsEntry("waiting", 1);
        assertThat(writer.position()).isZero();
    }
}
