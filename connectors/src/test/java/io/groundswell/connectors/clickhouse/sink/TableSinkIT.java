package io.groundswell.connectors.clickhouse.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.connectors.clickhouse.ClickHouseException;
import io.groundswell.connectors.clickhouse.TestDatabase;
import io.groundswell.connectors.clickhouse.UnreliableWay;
import io.groundswell.connectors.clickhouse.UnreliableWay.Fate;
import io.groundswell.connectors.clickhouse.rows.Column;
import io.groundswell.connectors.clickhouse.rows.RowOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocks into a real server, while things go wrong on the way. */
class TableSinkIT {
    private static final int ROWS = 500;
    private static final String COUNT = "SELECT count() FROM readings";

    @TempDir static Path folder;
    private static TestDatabase database;

    @BeforeAll
    static void start() throws IOException {
        database = TestDatabase.make("sink-blocks", folder);
    }

    @BeforeEach
    void make() throws IOException {
        database.clear();
        database.clickHouse().command(Reading.PLAIN);
        database.clickHouse().command(Refusals.DDL);
    }

    @AfterAll
    static void drop() throws IOException {
        if (database != null) {
            database.close();
        }
    }

    private static TableSink<Reading> sink(ClickHouseConnection connection, SchemaCheck check) {
        return new TableSink<>(
                connection,
                TableChoice.only(Reading.LAYOUT),
                new Refusals(),
                check,
                TableSinkOptions.USUAL.withPatience(Duration.ofSeconds(20)),
                UUID::randomUUID);
    }

    private static BlockStore<Reading> store(ClickHouseConnection connection)
            throws IOException, InterruptedException {
        return sink(connection, (clickHouse, layouts) -> {}).open(counters());
    }

    private static StoreCounters counters() {
        return new StoreCounters(
                new SimpleCounter(),
                new SimpleCounter(),
                new SimpleCounter(),
                new SimpleCounter(),
                new SimpleCounter());
    }

    private static Collection<Block> blocks(List<Reading> rows)
            throws IOException, InterruptedException {
        BlockWriter<Reading> writer =
                new BlockWriter<>(
                        TableChoice.only(Reading.LAYOUT),
                        TableSinkOptions.USUAL.withBlockRows(200),
                        UUID::randomUUID,
                        new LazyStore(
                                () -> {
                                    throw new IOException("nothing has to be stored early");
                                }),
                        new SimpleCounter());
        for (Reading row : rows) {
            writer.write(row, null);
        }
        return writer.prepareCommit();
    }

    private static List<Reading> rows() {
        List<Reading> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(Reading.of(i));
        }
        return rows;
    }

    @Test
    void shouldStoreEachRowOnceWhenAnswersAreLost() throws Exception {
        try (UnreliableWay way = UnreliableWay.to(database.connection().url());
                BlockStore<Reading> store = store(database.through(way.port()))) {
            way.next(2, Fate.IS_LOST);
            for (Block block : blocks(rows())) {
                store.store(block);
            }
            assertThat(way.troublesLeft()).isZero();
        }
        assertThat(database.number(COUNT)).isEqualTo(ROWS);
    }

    @Test
    void shouldStoreEachRowOnceWhenTheEngineIsKilledBetweenInsertAndAnswer() throws Exception {
        Collection<Block> blocks = blocks(rows());
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        try (UnreliableWay way = UnreliableWay.to(database.server().url());
                BlockStore<Reading> store = store(database.through(way.port()))) {
            CountDownLatch isLost = way.next(1, Fate.IS_LOST);
            Thread committing =
                    new Thread(
                            () -> {
                                try {
                                    for (Block block : blocks) {
                                        store.store(block);
                                    }
                                } catch (IOException | InterruptedException e) {
                                    thrown.set(e);
                                }
                            });
            committing.start();
            assertThat(isLost.await(10, TimeUnit.SECONDS)).isTrue();
            database.server().kill();
            database.server().restart();
            committing.join(TimeUnit.SECONDS.toMillis(30));
        }
        assertThat(thrown.get()).isNull();
        // The test's own connection ended with the engine.
        try (ClickHouse again = ClickHouse.open(database.connection())) {
            assertThat(again.table(COUNT)).containsExactly(List.of(Integer.toString(ROWS)));
        }
    }

    @Test
    void shouldStoreEachRowOnceWhenAnotherStoreCommitsTheSameBlocksAgain() throws Exception {
        Collection<Block> blocks = blocks(rows());
        BlockSerializer serializer = new BlockSerializer();
        for (int run = 0; run < 3; run++) {
            try (BlockStore<Reading> store = store(database.connection())) {
                for (Block block : blocks) {
                    store.store(serializer.deserialize(1, serializer.serialize(block)));
                }
            }
        }
        assertThat(database.number(COUNT)).isEqualTo(ROWS);
    }

    @Test
    void shouldStoreAgainWhatTheEngineKnowsTheTokenOfAndHasLost() throws Exception {
        Collection<Block> blocks = blocks(rows());
        BlockSerializer serializer = new BlockSerializer();
        try (BlockStore<Reading> store = store(database.connection())) {
            for (Block block : blocks) {
                store.store(block);
            }
            database.clickHouse()
                    .command(
                            "ALTER TABLE readings DELETE WHERE id < 300 SETTINGS mutations_sync ="
                                    + " 1");
            assertThat(database.number(COUNT)).isEqualTo(ROWS - 300);

            for (Block block : blocks) {
                store.store(serializer.deserialize(1, serializer.serialize(block)));
            }
        }
        assertThat(database.number(COUNT)).isEqualTo(ROWS);
        assertThat(database.number("SELECT uniqExact(id) FROM readings")).isEqualTo(ROWS);
    }

    @Test
    void shouldKeepWhatTheTableRefusesAsDeadLettersHoweverOftenItIsCommitted() throws Exception {
        List<Reading> rows = rows();
        rows.set(17, new Reading(17, 16_000, -1, "seventeen"));
        rows.set(18, new Reading(18, 16_000, -5, "eighteen"));
        rows.set(499, new Reading(499, 16_000, -5, "last"));
        Collection<Block> blocks = blocks(rows);
        for (int run = 0; run < 2; run++) {
            try (BlockStore<Reading> store = store(database.connection())) {
                for (Block block : blocks) {
                    store.store(block);
                }
            }
        }

        assertThat(database.number(COUNT)).isEqualTo(ROWS - 3);
        assertThat(database.clickHouse().table("SELECT id FROM refusals ORDER BY id"))
                .containsExactly(List.of("17"), List.of("18"), List.of("499"));
        assertThat(database.clickHouse().table("SELECT DISTINCT why FROM refusals").toString())
                .contains("positive");
    }

    @Test
    void shouldFailAtOnceWhenTheTableIsNotThere() throws Exception {
        try (BlockStore<Reading> store = store(database.connection())) {
            database.clickHouse().command("DROP TABLE readings");

            assertThatThrownBy(() -> store.store(blocks(rows()).iterator().next()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("admin migrate");
        }
    }

    @Test
    void shouldStoreABlockOfAnOlderReleaseAsItIs() throws Exception {
        Block older = withColumns(Reading.LAYOUT.columns().subList(0, 3), 7);
        try (BlockStore<Reading> store = store(database.connection())) {
            store.store(older);
        }
        assertThat(database.clickHouse().table("SELECT id, value, note FROM readings"))
                .containsExactly(List.of("7", "7", ""));
    }

    @Test
    void shouldRefuseABlockWhoseColumnsTheTableHasWithOtherTypes() throws Exception {
        Block other =
                withColumns(
                        List.of(
                                new Column("id", "Int64"),
                                new Column("day", "UInt16"),
                                new Column("value", "Int64")),
                        7);
        try (BlockStore<Reading> store = store(database.connection())) {
            assertThatThrownBy(() -> store.store(other))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("readings has no column day UInt16");
        }
        assertThat(database.number(COUNT)).isZero();
    }

    /** One row of an id, a day and a value. */
    private static Block withColumns(List<Column> columns, long id) {
        RowOutput out = new RowOutput(10);
        out.int64(id);
        out.int16(16_000);
        out.int64(id);
        return Block.compress(
                UUID.randomUUID(), Reading.TABLE, columns, 1, out.array(), out.length());
    }

    @Test
    void shouldLookAtTheTablesBeforeTheFirstRow() {
        SchemaCheck check =
                (clickHouse, layouts) -> {
                    assertThat(layouts).extracting(it -> it.table()).contains("refusals");
                    throw new IOException("table readings lacks a column");
                };

        assertThatThrownBy(() -> sink(database.connection(), check).open(counters()))
                .isInstanceOf(IOException.class)
                .hasMessage("table readings lacks a column");
    }

    @Test
    void shouldWaitForTheServerWhenItOpens() throws Exception {
        StoreCounters counters = counters();
        try (UnreliableWay way = UnreliableWay.to(database.connection().url())) {
            way.next(2, Fate.IS_LOST);
            SchemaCheck check = (clickHouse, layouts) -> clickHouse.table("SELECT 1");

            sink(database.through(way.port()), check).open(counters).close();
        }
        assertThat(counters.retries().getCount()).isEqualTo(2);
    }

    @Test
    void shouldEndWhenItIsInterruptedInTheMiddleOfAnInsert() throws Exception {
        Block block = blocks(rows()).iterator().next();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        CountDownLatch begins = new CountDownLatch(1);
        try (UnreliableWay way = UnreliableWay.to(database.connection().url());
                BlockStore<Reading> store = store(database.through(way.port()))) {
            way.next(1, Fate.NEVER_COMES);
            Thread committing =
                    new Thread(
                            () -> {
                                begins.countDown();
                                try {
                                    store.store(block);
                                } catch (IOException | InterruptedException e) {
                                    thrown.set(e);
                                }
                            });
            committing.start();
            begins.await();
            committing.interrupt();
            committing.join(TimeUnit.SECONDS.toMillis(10));

            assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void shouldTellWhoMayNotCome() throws Exception {
        Path login = folder.resolve("stranger.properties");
        Files.writeString(login, "user=stranger\npassword=n0t-kn0wn\n");
        ClickHouseConnection stranger =
                new ClickHouseConnection(
                        database.connection().url(),
                        database.connection().database(),
                        login.toString());
        SchemaCheck check = (clickHouse, layouts) -> clickHouse.table("SELECT 1");

        assertThatThrownBy(() -> sink(stranger, check).open(counters()))
                .isInstanceOfSatisfying(
                        ClickHouseException.class, e -> assertThat(e.code()).isEqualTo(516))
                .hasMessageNotContaining("n0t-kn0wn");
    }
}
