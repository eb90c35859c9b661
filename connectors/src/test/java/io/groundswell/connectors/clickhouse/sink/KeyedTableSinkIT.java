package io.groundswell.connectors.clickhouse.sink;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.connectors.clickhouse.TestDatabase;
import io.groundswell.connectors.clickhouse.UnreliableWay;
import io.groundswell.connectors.clickhouse.UnreliableWay.Fate;
import io.groundswell.connectors.clickhouse.rows.Column;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows with keys through JDBC into a real server. */
class KeyedTableSinkIT {
    private static final List<Column> COLUMNS =
            List.of(new Column("id", "Int64"), new Column("price", "Decimal(18, 8)"));

    @TempDir static Path folder;
    private static TestDatabase database;

    @BeforeAll
    static void start() throws IOException {
        database = TestDatabase.make("sink-keyed", folder);
    }

    @BeforeEach
    void make() throws IOException {
        database.clear();
        database.clickHouse()
                .command(
                        "CREATE TABLE prices (id Int64, price Decimal(18, 8)) ENGINE ="
                                + " ReplacingMergeTree ORDER BY id");
    }

    @AfterAll
    static void drop() throws IOException {
        if (database != null) {
            database.close();
        }
    }

    private static Sink<Long> sink(ClickHouseConnection connection) {
        return KeyedTableSink.of(
                connection,
                "prices",
                COLUMNS,
                (statement, id) -> {
                    statement.setLong(1, id);
                    statement.setBigDecimal(2, BigDecimal.valueOf(id * 10 + 1, 8));
                },
                Duration.ofMinutes(1));
    }

    private static void run(ClickHouseConnection connection, long rows) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(1);
        env.enableCheckpointing(100);
        env.fromSequence(1, rows).sinkTo(sink(connection));
        env.executeAsync("keyed").getJobExecutionResult().get(2, TimeUnit.MINUTES);
    }

    @Test
    void shouldMakeOneRowOfAKeyThatComesAgain() throws Exception {
        run(database.connection(), 2_500);
        run(database.connection(), 2_500);

        assertThat(database.number("SELECT count() FROM prices FINAL")).isEqualTo(2_500);
        assertThat(database.clickHouse().table("SELECT price FROM prices FINAL WHERE id = 1234"))
                .containsExactly(List.of("0.00012341"));
    }

    @Test
    void shouldTryAgainWhenAnAnswerIsLost() throws Exception {
        try (UnreliableWay way = UnreliableWay.to(database.connection().url())) {
            way.next(1, Fate.IS_LOST);
            run(database.through(way.port()), 100);
            assertThat(way.troublesLeft()).isZero();
        }
        assertThat(database.number("SELECT count() FROM prices FINAL")).isEqualTo(100);
    }

    @Test
    void shouldHaveNoPasswordInTheJobGraph() throws IOException {
        String password = database.connection().login().password();

        byte[] bytes = InstantiationUtil.serializeObject(sink(database.connection()));

        assertThat(new String(bytes, ISO_8859_1))
                .contains(database.connection().loginFile())
                .doesNotContain(password);
    }
}
