package io.groundswell.connectors.clickhouse.schema;

import static io.groundswell.model.event.EventHeader.ABSENT;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.ClickHouseException;
import io.groundswell.connectors.clickhouse.rows.BookSnapshotRows;
import io.groundswell.connectors.clickhouse.rows.Column;
import io.groundswell.connectors.clickhouse.rows.DataQualityRows;
import io.groundswell.connectors.clickhouse.rows.DeadLetterRows;
import io.groundswell.connectors.clickhouse.rows.EventColumns;
import io.groundswell.connectors.clickhouse.rows.MarketTables;
import io.groundswell.connectors.clickhouse.rows.RowInput;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.connectors.clickhouse.rows.RowOutput;
import io.groundswell.connectors.clickhouse.rows.StorableMarketEvents;
import io.groundswell.model.book.BookLevel;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.BookTrust;
import io.groundswell.model.book.CrossState;
import io.groundswell.model.book.DatedSnapshot;
import io.groundswell.model.book.SnapshotCause;
import io.groundswell.model.book.TrustReason;
import io.groundswell.model.event.DatedEvent;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.EventOrder;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.MarketEvents;
import io.groundswell.model.event.Topic;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.DefectReason;
import io.groundswell.model.quality.QualityFinding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows go into the real engine and come back the same. */
class StoredRowsIT {
    private static final int EVENTS = 3_000;
    private static final int DAYS = 20;
    private static final int ASKED_AT_ONCE = 500;
    private static final long NOW_NANOS = 1_700_000_000_123_456_789L;

    @TempDir static Path folder;

    private static TestEngine engine;
    private static ClickHouse clickHouse;

    @BeforeAll
    static void open() throws IOException {
        engine = TestEngine.migrated("rows-stored", folder);
        clickHouse = engine.clickHouse();
    }

    @AfterAll
    static void close() throws IOException {
        if (engine != null) {
            engine.close();
        }
    }

    private static <T> void insert(RowLayout<T> layout, List<T> rows) throws IOException {
        RowOutput out = new RowOutput(1 << 16);
        rows.forEach(row -> layout.write(row, out));
        String token = UUID.randomUUID().toString();
        clickHouse.insert(layout, Zstd.compress(out.toByteArray()), token);
    }

    private static <T> List<T> select(RowLayout<T> layout, String rest) throws IOException {
        List<T> rows = new ArrayList<>();
        String columns = layout.columns().stream().map(Column::name).collect(joining(", "));
        String sql = "SELECT " + columns + " FROM " + layout.table() + " FINAL " + rest;
        try (InputStream answer = clickHouse.rows(sql, Map.of())) {
            RowInput in = new RowInput(answer);
            while (!in.isAtEnd()) {
                rows.add(layout.read(in));
            }
        }
        return rows;
    }

    /** Random events, each identity once. */
    private static List<MarketEvent> events() {
        List<MarketEvent> events = new ArrayList<>();
        JqwikSession.run(
                () -> {
                    Arbitrary<MarketEvent> any = StorableMarketEvents.any();
                    Random random = new Random(7);
                    for (int i = 1; i <= EVENTS; i++) {
                        MarketEvent event = any.generator(1000).next(random).value();
                        events.add(event.withHeader(numbered(event.header(), i)));
                    }
                });
        return events;
    }

    private static EventHeader numbered(EventHeader header, long sequence) {
        return new EventHeader(
                header.symbol(),
                header.topic(),
                header.sourceEpoch(),
                sequence,
                header.eventTimeNanos(),
                header.feedTimeNanos(),
                header.receiveTimeNanos(),
                header.matchOrder(),
                header.priceExponent(),
                header.sizeExponent(),
                header.flags());
    }

    @Test
    void shouldGiveBackEveryEventInTheTotalOrder() throws IOException {
        Map<String, List<DatedEvent>> byTable = new LinkedHashMap<>();
        Map<String, RowLayout<DatedEvent>> layouts = new LinkedHashMap<>();
        for (MarketEvent event : events()) {
            RowLayout<DatedEvent> layout = MarketTables.of(event);
            layouts.put(layout.table(), layout);
            byTable.computeIfAbsent(layout.table(), table -> new ArrayList<>())
                    .add(new DatedEvent(event, 19_000 + event.symbol().length() % DAYS));
        }
        assertThat(layouts).hasSameSizeAs(MarketTables.all());
        String key = EventColumns.KEY.stream().map(Column::name).collect(joining(", "));

        for (RowLayout<DatedEvent> layout : layouts.values()) {
            List<DatedEvent> rows = byTable.get(layout.table());
            insert(layout, rows);
            // A second time under another token: rows of one identity converge.
            insert(layout, rows);
            rows.sort(
                    (left, right) -> {
                        int bySymbol = left.event().symbol().compareTo(right.event().symbol());
                        return bySymbol != 0
                                ? bySymbol
                                : EventOrder.compare(left.event().header(), right.event().header());
                    });

            assertThat(select(layout, "ORDER BY " + key)).as(layout.table()).isEqualTo(rows);
            assertFound(layout, rows);
        }
    }

    @Test
    void shouldFindAsManyLettersAtOnceAsAreAskedFor() throws IOException {
        List<DeadLetter> letters = new ArrayList<>();
        for (int i = 0; i < 2 * ASKED_AT_ONCE; i++) {
            Defect defect =
                    new Defect(
                            DefectReason.UNREADABLE,
                            "",
                            "realtime-" + "n".repeat(30) + "-ticks-31",
                            Long.MAX_VALUE - i,
                            ABSENT,
                            "",
                            "");
            letters.add(new DeadLetter(defect, new byte[0], new byte[0]));
        }
        insert(new DeadLetterRows(), letters);

        assertFound(new DeadLetterRows(), letters);
    }

    /** Rows are found by where they lie, some hundred at once. */
    private static <T> void assertFound(RowLayout<T> layout, List<T> rows) throws IOException {
        for (int from = 0; from < rows.size(); from += ASKED_AT_ONCE) {
            List<T> some = rows.subList(from, Math.min(from + ASKED_AT_ONCE, rows.size()));
            List<T> found = select(layout, "WHERE " + layout.around(some));
            assertThat(found.stream().map(layout::key))
                    .as(layout.table())
                    .containsAll(some.stream().map(layout::key).toList());
            assertThat(found.size()).isLessThanOrEqualTo(rows.size());
        }
    }

    @Test
    void shouldTellFeedAndReceiveTimeAsAliases() throws IOException {
        EventHeader header =
                new EventHeader(
                        "TIMES",
                        Topic.L1S,
                        1,
                        1,
                        NOW_NANOS,
                        NOW_NANOS - 5,
                        NOW_NANOS + 7,
                        0,
                        4,
                        0,
                        1);
        List<MarketEvent> one = new ArrayList<>();
        JqwikSession.run(
                () ->
                        one.add(
                                MarketEvents.fundamentals()
                                        .generator(10)
                                        .next(new Random(1))
                                        .value()
                                        .withHeader(header)));
        insert(MarketTables.of(one.get(0)), List.of(new DatedEvent(one.get(0), 19_675)));

        assertThat(
                        clickHouse.table(
                                "SELECT toUnixTimestamp64Nano(assumeNotNull(feed_time)),"
                                        + " toUnixTimestamp64Nano(assumeNotNull(receive_time)),"
                                        + " trading_date FROM fundamentals WHERE symbol = 'TIMES'"))
                .containsExactly(
                        List.of(
                                Long.toString(NOW_NANOS - 5),
                                Long.toString(NOW_NANOS + 7),
                                "2023-11-14"));
    }

    @Test
    void shouldGiveBackSnapshotsOfBooks() throws IOException {
        BookSnapshot book =
                new BookSnapshot(
                        "AAPL",
                        NOW_NANOS,
                        5,
                        SnapshotCause.BEST_PRICE,
                        new BookTrust(TrustReason.GAP, ABSENT),
                        CrossState.LOCKED,
                        4,
                        0,
                        List.of(new BookLevel(1_234_500, 100, 2), new BookLevel(1_234_400, 7, 1)),
                        List.of(),
                        2,
                        0,
                        Long.MAX_VALUE,
                        -3);
        List<DatedSnapshot> rows = List.of(new DatedSnapshot(book, 19_000));
        insert(new BookSnapshotRows(), rows);
        insert(new BookSnapshotRows(), rows);

        assertThat(select(new BookSnapshotRows(), "")).isEqualTo(rows);
        assertFound(new BookSnapshotRows(), rows);
    }

    @Test
    void shouldGiveBackFindings() throws IOException {
        EventHeader header =
                new EventHeader("F", Topic.L2, 3, 9, NOW_NANOS, ABSENT, ABSENT, 0, 0, 0, 0);
        List<QualityFinding> rows =
                List.of(new QualityFinding("GAP", header, 19_675, "9 – 12 lost"));
        insert(new DataQualityRows(), rows);
        insert(new DataQualityRows(), rows);

        assertThat(select(new DataQualityRows(), "")).isEqualTo(rows);
    }

    @Test
    void shouldMarkALetterThatWasSentAgainUntilItIsRefusedOnceMore() throws IOException {
        DeadLetter letter =
                new DeadLetter(
                        new Defect(DefectReason.UNREADABLE, "", "topic-0", 17, ABSENT, "é", ""),
                        new byte[] {0, 1},
                        new byte[] {-1, 10, 0});
        DeadLetterRows layout = new DeadLetterRows();
        String its = "WHERE source = 'topic-0'";
        insert(layout, List.of(letter));
        clickHouse.command(
                "INSERT INTO dead_letters (reason, detail, symbol, source, position, event_time,"
                        + " key, raw, inserted_at, replayed_at) SELECT reason, detail, symbol,"
                        + " source, position, event_time, key, raw, inserted_at, now64(3)"
                        + " FROM dead_letters FINAL WHERE id = 'topic-0/17'");
        assertThat(select(layout, its + " AND replayed_at IS NOT NULL")).containsExactly(letter);

        insert(layout, List.of(letter));
        assertThat(select(layout, its + " AND replayed_at IS NULL")).containsExactly(letter);
        assertThat(select(layout, its)).containsExactly(letter);
    }

    @Test
    void shouldRefuseWhatNoRowMayBe() throws IOException {
        String sql =
                "INSERT INTO market_status (symbol, trading_date, event_time, sequence) SETTINGS"
                        + " async_insert = 0 VALUES ('F', '2024-01-02', '2024-01-02 00:00:00', 0)";

        assertThatThrownBy(() -> clickHouse.command(sql))
                .isInstanceOfSatisfying(
                        ClickHouseException.class, e -> assertThat(e.code()).isEqualTo(469))
                .hasMessageContaining("sequence_counts_from_one");
    }
}
