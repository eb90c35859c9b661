package io.groundswell.connectors.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.luben.zstd.Zstd;
import io.groundswell.connectors.clickhouse.UnreliableWay.Fate;
import io.groundswell.connectors.clickhouse.rows.RowOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client against a real server, and against one that is hard to reach. */
class ClickHouseIT {
    private static final int ROWS = 1_000;
    private static final List<String> COLUMNS = List.of("a", "b");
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir static Path folder;
    private static TestDatabase database;
    private static ClickHouse clickHouse;

    @BeforeAll
    static void make() throws IOException {
        database = TestDatabase.make("sink-client", folder);
        clickHouse = database.clickHouse();
    }

    @AfterAll
    static void drop() throws IOException {
        if (database != null) {
            database.close();
        }
    }

    @BeforeEach
    void makeTable() throws IOException {
        clickHouse.command("DROP TABLE IF EXISTS t");
        clickHouse.command(
                "CREATE TABLE t (a Int64, b String) ENGINE = MergeTree ORDER BY a SETTINGS"
                        + " non_replicated_deduplication_window = 100");
    }

    private static byte[] rows() {
        RowOutput out = new RowOutput(ROWS);
        for (int i = 0; i < ROWS; i++) {
            out.int64(i);
            out.text("b" + i);
        }
        return out.toByteArray();
    }

    private static byte[] compressed() {
        return Zstd.compress(rows(), 1);
    }

    @Test
    void shouldStoreCompressedRowsOnceHoweverOftenTheirTokenComes() throws IOException {
        clickHouse.insert("t", COLUMNS, compressed(), "token");
        clickHouse.insert("t", COLUMNS, compressed(), "token");

        assertThat(clickHouse.table("SELECT count(), sum(a), max(b), NULL FROM t"))
                .containsExactly(List.of("1000", "499500", "b999", "\\N"));

        clickHouse.insert("t", COLUMNS, compressed(), "another token");
        assertThat(database.number("SELECT count() FROM t")).isEqualTo(2 * ROWS);
    }

    @Test
    void shouldStoreNothingOfRowsThatEndInTheMiddle() throws IOException {
        byte[] cut = Zstd.compress(Arrays.copyOf(rows(), rows().length - 1), 1);

        assertThatThrownBy(() -> clickHouse.insert("t", COLUMNS, cut, "token"))
                .isInstanceOfSatisfying(
                        ClickHouseException.class, e -> assertThat(e.code()).isEqualTo(33))
                .hasMessageContaining("at row 1000");
        assertThat(database.number("SELECT count() FROM t")).isZero();
    }

    @Test
    void shouldTellTheServersCodeInOneLine() {
        assertThatThrownBy(() -> clickHouse.table("SELECT * FROM nowhere"))
                .isInstanceOfSatisfying(
                        ClickHouseException.class, e -> assertThat(e.code()).isEqualTo(60))
                .hasMessageContaining("nowhere")
                .hasMessageNotContaining("queryId")
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldReadRowsAsAStream() throws IOException {
        long bytes = 0;
        try (InputStream rows =
                clickHouse.rows("SELECT toInt64(number) FROM numbers(1000000)", Map.of())) {
            bytes = rows.transferTo(java.io.OutputStream.nullOutputStream());
        }
        assertThat(bytes).isEqualTo(8_000_000);
    }

    @Test
    void shouldFailWhenTheServerFailsInTheMiddleOfItsAnswer() throws IOException {
        try (InputStream rows =
                clickHouse.rows(
                        "SELECT toInt64(number), throwIf(number = 3000000) FROM numbers(4000000)",
                        Map.of("max_block_size", "1000", "max_threads", "1"))) {
            assertThatThrownBy(rows::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void shouldFailWhenTheConnectionEndsInTheMiddleOfAnAnswer() throws IOException {
        try (UnreliableWay way = UnreliableWay.to(database.connection().url());
                ClickHouse far = ClickHouse.open(database.through(way.port()))) {
            way.next(1, Fate.BREAKS_OFF);
            try (InputStream rows =
                    far.rows("SELECT rand64(), number FROM numbers(1000000)", Map.of())) {
                assertThatThrownBy(rows::readAllBytes).isInstanceOf(IOException.class);
            }
            assertThat(way.troublesLeft()).isZero();
        }
    }

    @Test
    void shouldAskOnceOnlyWhenTheAnswerIsLost() throws IOException {
        try (UnreliableWay way = UnreliableWay.to(database.connection().url());
                ClickHouse far = ClickHouse.open(database.through(way.port()))) {
            way.next(5, Fate.IS_LOST);

            ClickHouseException e =
                    catchThrowableOfType(
                            ClickHouseException.class,
                            () -> far.insert("t", COLUMNS, compressed(), "token"));

            assertThat(FailureClassifier.kindOf(e)).isEqualTo(FailureKind.RETRY);
            assertThat(way.troublesLeft()).as("answers after the first").isEqualTo(4);
            assertThat(database.number("SELECT count() FROM t")).isEqualTo(ROWS);
        }
    }

    @Test
    void shouldNotWaitForEverForAServerThatSaysNothing() throws IOException {
        try (UnreliableWay way = UnreliableWay.to(database.connection().url());
                ClickHouse far = ClickHouse.open(database.through(way.port()), SHORT)) {
            way.next(1, Fate.NEVER_COMES);

            ClickHouseException e =
                    catchThrowableOfType(ClickHouseException.class, () -> far.command("SELECT 1"));

            assertThat(FailureClassifier.kindOf(e)).isEqualTo(FailureKind.RETRY);
        }
    }

    @Test
    void shouldStoreEveryRowWhenAGatewayWantsItAskedAgain() throws IOException {
        try (UnreliableWay way = UnreliableWay.to(database.connection().url());
                ClickHouse far = ClickHouse.open(database.through(way.port()))) {
            way.next(1, Fate.IS_A_GATEWAYS);
            far.insert("t", COLUMNS, compressed(), "token");

            assertThat(database.number("SELECT count() FROM t")).isEqualTo(ROWS);
        }
    }

    @Test
    void shouldTakeAGatewaysWordForTrouble() throws IOException {
        try (UnreliableWay way = UnreliableWay.to(database.connection().url());
                ClickHouse far = ClickHouse.open(database.through(way.port()))) {
            way.next(10, Fate.IS_A_GATEWAYS);

            ClickHouseException e =
                    catchThrowableOfType(ClickHouseException.class, () -> far.command("SELECT 1"));

            assertThat(e).hasMessageContaining("503");
            assertThat(FailureClassifier.kindOf(e)).isEqualTo(FailureKind.RETRY);
        }
    }

    @Test
    void shouldSayThatNobodyIsThere() throws IOException {
        int port;
        try (UnreliableWay closed = UnreliableWay.to(database.connection().url())) {
            port = closed.port();
        }
        try (ClickHouse nobody = ClickHouse.open(database.through(port))) {
            ClickHouseException e =
                    catchThrowableOfType(
                            ClickHouseException.class, () -> nobody.command("SELECT 1"));

            assertThat(FailureClassifier.kindOf(e)).isEqualTo(FailureKind.RETRY);
            assertThat(e).hasMessageContaining("refused");
        }
    }

    @Test
    void shouldEndAtOnceWhenInterrupted() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        CountDownLatch asks = new CountDownLatch(1);
        try (UnreliableWay way = UnreliableWay.to(database.connection().url());
                ClickHouse far = ClickHouse.open(database.through(way.port()))) {
            way.next(1, Fate.NEVER_COMES);
            Thread asking =
                    new Thread(
                            () -> {
                                asks.countDown();
                                try {
                                    far.command("SELECT 1");
                                } catch (ClickHouseException e) {
                                    thrown.set(e);
                                }
                            });
            asking.start();
            asks.await();
            asking.interrupt();
            asking.join(TimeUnit.SECONDS.toMillis(10));

            assertThat(asking.isAlive()).isFalse();
            assertThat(thrown.get())
                    .isInstanceOf(ClickHouseException.class)
                    .hasMessageContaining("interrupted");
        }
    }
}
