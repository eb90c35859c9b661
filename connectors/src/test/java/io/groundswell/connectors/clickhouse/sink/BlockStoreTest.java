package io.groundswell.connectors.clickhouse.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.clickhouse.ClickHouseException;
import io.groundswell.connectors.clickhouse.rows.Column;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.connectors.clickhouse.rows.RowOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockStoreTest {
    private static final UUID TOKEN = new UUID(1, 2);
    private static final int MEMORY_LIMIT = 241;

    private final StoreCounters counters =
            new StoreCounters(
                    new SimpleCounter(),
                    new SimpleCounter(),
                    new SimpleCounter(),
                    new SimpleCounter(),
                    new SimpleCounter());
    private final AtomicLong nanos = new AtomicLong();
    private final PretendedTable table = new PretendedTable();
    private final Patience patience =
            new Patience(
                    Duration.ofMillis(250).toNanos(),
                    () -> nanos.getAndAdd(Duration.ofMillis(100).toNanos()),
                    () -> 0);
    private final BlockStore<Reading> store =
            new BlockStore<>(
                    table,
                    Map.of(Reading.TABLE, Reading.LAYOUT),
                    new Refusals(),
                    3,
                    patience,
                    counters,
                    () -> {});

    /** A block of these values; each row's id is its place. */
    private static Block block(long... values) {
        return block(Reading.LAYOUT.columns(), values);
    }

    private static Block block(List<Column> columns, long... values) {
        RowOutput out = new RowOutput(10);
        for (int i = 0; i < values.length; i++) {
            Reading.LAYOUT.write(new Reading(i, 1, values[i], ""), out);
        }
        return Block.compress(
                TOKEN, Reading.TABLE, columns, values.length, out.array(), out.length());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldStoreWhatAServerThatWasKilledOnlyClaimsToHave(int kills) throws Exception {
        table.killsBetweenTokenAndRows = kills;

        store.store(block(1, 2, 3));

        assertThat(table.stored()).containsExactly(0L, 1L, 2L);
    }

    @Test
    void shouldLookUpABlockOutOfStateThatNobodyLivedToHearOf() throws Exception {
        Block block = block(1, 2, 3);
        table.claimed.add(block.token());
        BlockSerializer serializer = new BlockSerializer();

        store.store(serializer.deserialize(BlockSerializer.VERSION, serializer.serialize(block)));

        assertThat(table.stored()).containsExactly(0L, 1L, 2L);
    }

    @Test
    void shouldStoreNothingTwiceWhenABlockOutOfStateIsThere() throws Exception {
        Block block = block(1, 2, 3);
        store.store(block);
        BlockSerializer serializer = new BlockSerializer();

        store.store(serializer.deserialize(BlockSerializer.VERSION, serializer.serialize(block)));

        assertThat(table.stored()).containsExactly(0L, 1L, 2L);
    }

    @Test
    void shouldLookUpMoreRowsThanOneQuestionHolds() throws Exception {
        long[] values = new long[2 * Insertion.MOST_TO_ASK_FOR + 1];
        Arrays.setAll(values, i -> i);
        Block block = block(values);
        table.claimed.add(block.token());
        BlockSerializer serializer = new BlockSerializer();

        store.store(serializer.deserialize(BlockSerializer.VERSION, serializer.serialize(block)));

        assertThat(table.stored()).hasSize(values.length).doesNotHaveDuplicates();
        assertThat(counters.missed().getCount()).isEqualTo(values.length);
    }

    @Test
    void shouldTryAgainWithTheSameTokenUntilClickHouseIsBack() throws Exception {
        table.failures.addAll(List.of(PretendedTable.away(), PretendedTable.said(MEMORY_LIMIT)));

        store.store(block(1, 2));

        assertThat(table.attempts).containsExactly(TOKEN, TOKEN, TOKEN);
        assertThat(table.stored()).containsExactly(0L, 1L);
        assertThat(counters.retries().getCount()).isEqualTo(2);
        assertThat(counters.rows().getCount()).isEqualTo(2);
        assertThat(counters.blocks().getCount()).isEqualTo(1);
    }

    @Test
    void shouldFailWhenItsPatienceHasComeToItsEnd() {
        for (int i = 0; i < 100; i++) {
            table.failures.add(PretendedTable.away());
        }

        assertThatThrownBy(() -> store.store(block(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nobody there")
                .hasMessageContaining("is ClickHouse up");
        assertThat(table.attempts).hasSizeBetween(2, 5);
    }

    @Test
    void shouldHaveAllItsPatienceAgainAfterASuccess() throws Exception {
        for (int i = 0; i < 5; i++) {
            table.failures.add(PretendedTable.away());
            store.store(block(1));
            nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
        }

        assertThat(counters.retries().getCount()).isEqualTo(5);
    }

    @Test
    void shouldFailAtOnceWithAnAdviceWhenSomebodyHasToMendSomething() {
        table.failures.add(PretendedTable.said(PretendedTable.UNKNOWN_TABLE));

        assertThatThrownBy(() -> store.store(block(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("admin migrate")
                .hasMessageContaining("readings");
        assertThat(table.attempts).hasSize(1);
    }

    @Test
    void shouldStoreAllButTheRowsThatAreRefused() throws Exception {
        store.store(block(0, 1, -2, 3, 4, 5, -6, 7, 8));

        assertThat(table.stored()).containsExactly(0L, 1L, 3L, 4L, 5L, 7L, 8L);
        assertThat(table.letters()).isEqualTo(2);
        assertThat(counters.refused().getCount()).isEqualTo(2);
    }

    @Test
    void shouldRefuseARowThatIsABlockOfItsOwn() throws Exception {
        store.store(block(-1));

        assertThat(table.stored()).isEmpty();
        assertThat(table.letters()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldStoreNothingTwiceWhereverInPartingTheCrashComes(boolean isAfterStoring)
            throws Exception {
        table.crashesAfterwards = isAfterStoring;
        Block block = block(0, 1, -2, 3, 4, -5, 6, 7);
        store.store(block);
        int attempts = table.attempts.size();
        assertThat(attempts).isGreaterThan(8);

        for (int crash = 1; crash <= attempts; crash++) {
            table.byToken.clear();
            table.attempts.clear();
            table.crashAtAttempt = crash;

            try {
                store.store(block);
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("Code: " + PretendedTable.UNKNOWN_TABLE);
            }
            store.store(block);

            assertThat(table.stored())
                    .as("crash at attempt %d", crash)
                    .containsExactly(0L, 1L, 3L, 4L, 6L, 7L);
            assertThat(table.letters()).isEqualTo(2);
        }
    }

    @Test
    void shouldWaitInTheMiddleOfPartingToo() throws Exception {
        table.failures.addAll(
                List.of(
                        PretendedTable.said(PretendedTable.VIOLATED_CONSTRAINT),
                        PretendedTable.away()));

        store.store(block(0, 1, -2));

        assertThat(table.stored()).containsExactly(0L, 1L);
        assertThat(counters.retries().getCount()).isEqualTo(1);
    }

    @Test
    void shouldNotThrowAWholeTableAwayWhenTooManyRowsAreRefused() {
        long[] values = new long[100];
        Arrays.fill(values, -1);

        assertThatThrownBy(() -> store.store(block(values)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than 3 rows");
        assertThat(table.letters()).isZero();
    }

    @Test
    void shouldFailWhenTheDeadLettersAreRefused() {
        table.failures.addAll(
                List.of(
                        PretendedTable.said(PretendedTable.VIOLATED_CONSTRAINT),
                        PretendedTable.said(PretendedTable.UNKNOWN_TABLE)));

        assertThatThrownBy(() -> store.store(block(-1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("dead letters");
        assertThat(counters.refused().getCount()).isZero();
    }

    @Test
    void shouldNotTakeApartWhatAnotherReleaseWrote() {
        Block old = block(List.of(new Column("id", "Int64")), -1);
        table.failures.add(PretendedTable.said(PretendedTable.VIOLATED_CONSTRAINT));

        assertThatThrownBy(() -> store.store(old))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another release");
    }

    @Test
    void shouldEndItsWaitingWhenItIsInterrupted() throws Exception {
        expectEnd(Thread::interrupt);
    }

    @Test
    void shouldEndItsWaitingWhenItIsClosed() throws Exception {
        expectEnd(waiting -> patience.close());
    }

    private void expectEnd(java.util.function.Consumer<Thread> end) throws Exception {
        CountDownLatch tried = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Patience endless = endless();
        BlockStore<Reading> waiting =
                new BlockStore<>(
                        new Insertion() {
                            @Override
                            public void insert(Block block) throws ClickHouseException {
                                tried.countDown();
                                throw PretendedTable.away();
                            }

                            @Override
                            public <R> Set<Object> present(RowLayout<R> layout, List<R> rows) {
                                return Set.of();
                            }
                        },
                        Map.of(),
                        new Refusals(),
                        1,
                        endless,
                        counters,
                        () -> {});
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                waiting.store(block(1));
                            } catch (IOException | InterruptedException e) {
                                thrown.set(e);
                            }
                        });
        thread.start();
        assertThat(tried.await(10, TimeUnit.SECONDS)).isTrue();
        end.accept(thread);
        waiting.close();
        thread.join(TimeUnit.SECONDS.toMillis(10));

        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }

    private static Patience endless() {
        return new Patience(TimeUnit.DAYS.toNanos(1), System::nanoTime, () -> 0.5);
    }
}
