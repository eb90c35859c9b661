package io.groundswell.connectors.iqfeed.collector;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A repair of gaps at work on a capture, with a history that tells what it is given. */
abstract class RepairedGaps {
    /** 10:00:05 to 10:00:07 in New York. */
    static final long FIRST = 1_625_061_605L * 1_000_000_000L + 1;

    static final TradeGap GAP =
            new TradeGap("AAPL", FIRST, FIRST, FIRST, FIRST + 1_000_000_000L, EventHeader.ABSENT);

    /** The same, of which the feed has shown a trade at 10:00:05.999. */
    static final TradeGap REACHING =
            new TradeGap("AAPL", FIRST, FIRST, FIRST, FIRST + 1_000_000_000L, FIRST + 998_999_999L);

    static final long RESERVE = 1_000_000;
    static final String ROW = "LH,row of history,";
    static final RepairOptions OPTIONS = new RepairOptions(LookupOptions.usual(), 0, 3, 1, 2, 24);

    @TempDir Path folder;
    final List<String> asked = new CopyOnWriteArrayList<>();
    CaptureWriter writer;
    volatile long roomBytes = 1 << 30;
    volatile Runnable looked = () -> {};
    GapRepair repair;

    @BeforeEach
    void open() throws IOException {
        writer = new CaptureWriter(folder, 1 << 20);
    }

    @AfterEach
    void close() throws IOException {
        repair.close();
        writer.close();
    }

    void start(Lookups lookups, int maxReplyBytes) {
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

    static Lookups rows(int count) {
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
    static Lookups trades(String... times) {
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

    static String row(String time) {
        return "LH,2021-06-30 " + time + ",137.11,5,3205000,137.10,137.11,54321,C,26,3D87,0,30,";
    }

    /** What stands in the capture once so many gaps have ended. */
    List<String> records(int ends) throws IOException, InterruptedException {
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

    void awaitReport(String name, Object value) throws InterruptedException {
        while (!repair.report().get(name).equals(value)) {
            writer.awaitBeyond(Long.MAX_VALUE, 5);
        }
    }
}
