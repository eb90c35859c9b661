package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.jobs.config.ConfigException;
import io.groundswell.jobs.config.JobConfig;
import io.groundswell.jobs.config.JobOptions;
import io.groundswell.model.contract.OutputNames;
import io.groundswell.model.contract.TableNames;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.model.quality.DefectReason;
import io.groundswell.operators.ScriptedDay;
import io.groundswell.replay.source.StoredTapes;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The order-book job's tables hold what its JSON lines tell, once, however often it runs. */
class TableResultsIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One that a long holds, and Decimal(18, 8) does not. */
    private static final long BIG_SIZE = 12_000_000_000L;

    private static final long BIG_PRICE = 10_500;

    private static final String SNAPSHOTS =
            "SELECT symbol, toUnixTimestamp64Nano(event_time), sequence, cause, trust, cross_state,"
                    + " length(bid_prices), length(ask_prices), bid_levels, ask_levels,"
                    + " bid_total, ask_total FROM "
                    + TableNames.BOOK_SNAPSHOTS
                    + " FINAL";

    private static final String FINDINGS =
            "SELECT symbol, toUnixTimestamp64Nano(event_time), topic, source_epoch, sequence, kind,"
                    + " detail FROM "
                    + TableNames.DATA_QUALITY
                    + " FINAL";

    @RegisterExtension static final MiniClusterExtension FLINK = JobRuns.cluster(2);

    @TempDir static Path folder;
    private static StoredTapes tables;
    private static String tape;
    private static Map<String, List<String>> lines;

    @BeforeAll
    static void runTwice() throws Exception {
        tables = StoredTapes.create(folder);
        tape = ScriptedTapes.write(folder.resolve("scripted.tape"), daysWithFaults()).toString();
        Path results = folder.resolve("first");
        run(results);
        lines = ResultRows.read(results);
        run(folder.resolve("second"));
    }

    @AfterAll
    static void drop() throws IOException {
        if (tables != null) {
            tables.close();
        }
    }

    /** Sizes below zero, in which the books find faults, and one that the table cannot hold. */
    private static List<MarketEvent> daysWithFaults() {
        List<MarketEvent> events = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            events.addAll(
                    new ScriptedDay("S" + i, DepthMode.PRICE_LEVEL)
                            .emptySnapshot()
                            .wander(i, 400)
                            .level(Side.BID, 9_000, -1)
                            .afterMillis(5)
                            .level(Side.ASK, 11_000, -2)
                            .afterMillis(5)
                            .level(Side.BID, BIG_PRICE, BIG_SIZE)
                            .afterMillis(5)
                            .level(Side.BID, BIG_PRICE, 0)
                            .afterMillis(5)
                            .level(Side.BID, 9_999, 1)
                            .events());
        }
        return events;
    }

    private static void run(Path results) throws Exception {
        JobRuns.run(config(results), results.resolveSibling(results.getFileName() + "-kept"), 2);
    }

    private static JobConfig config(Path results) throws ConfigException {
        Configuration values = new Configuration();
        values.set(JobOptions.TAPES, List.of(tape));
        values.set(JobOptions.OUTPUT_DIRECTORY, "file://" + results);
        values.set(JobOptions.OUTPUT_TABLES, true);
        values.set(JobOptions.CLICKHOUSE_URL, tables.url());
        if (!tables.connection().loginFile().isEmpty()) {
            values.set(JobOptions.CLICKHOUSE_LOGIN_FILE, tables.connection().loginFile());
        }
        values.set(JobOptions.CLICKHOUSE_REALM, tables.realm().name());
        values.set(JobOptions.CHECKPOINT_INTERVAL, Duration.ofMillis(100));
        return JobConfig.conclude(values);
    }

    private static List<List<String>> asked(String sql) throws IOException {
        try (ClickHouse clickHouse = ClickHouse.open(tables.connection())) {
            return clickHouse.table(sql);
        }
    }

    private static List<JsonNode> told(String kind) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (Map.Entry<String, List<String>> rows : lines.entrySet()) {
            if (rows.getKey().startsWith(kind + " ")) {
                for (String row : rows.getValue()) {
                    all.add(JSON.readTree(row));
                }
            }
        }
        return all;
    }

    private static List<String> cells(JsonNode row, String... names) {
        List<String> cells = new ArrayList<>();
        for (String name : names) {
            cells.add(row.path(name).asText());
        }
        return cells;
    }

    private static String decimal(String text) {
        return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }

    @Test
    void shouldHoldEachSnapshotOfTheLinesOnce() throws Exception {
        List<List<String>> expected = new ArrayList<>();
        for (JsonNode row : told(OutputNames.BOOK_SNAPSHOTS)) {
            if (isTooBig(row)) {
                continue;
            }
            List<String> cells =
                    cells(row, "symbol", "timeNanos", "sequence", "cause", "trust", "cross");
            cells.add(Integer.toString(row.path("bids").size()));
            cells.add(Integer.toString(row.path("asks").size()));
            cells.addAll(cells(row, "bidLevels", "askLevels"));
            cells.add(decimal(row.path("bidTotal").asText()));
            cells.add(decimal(row.path("askTotal").asText()));
            expected.add(cells);
        }
        assertThat(expected).hasSizeGreaterThan(100);

        List<List<String>> found = asked(SNAPSHOTS);
        for (List<String> row : found) {
            row.replaceAll(it -> it.matches("-?\\d+\\.\\d+") ? decimal(it) : it);
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static boolean isTooBig(JsonNode snapshot) {
        return snapshot.path("bidTotal").asLong() >= BIG_SIZE;
    }

    /** The job would otherwise meet such a snapshot for ever. */
    @Test
    void shouldTellWhatTheTableCannotHoldAsDeadLetters() throws Exception {
        List<JsonNode> letters = told(OutputNames.DEAD_LETTERS);

        assertThat(letters)
                .hasSameSizeAs(
                        told(OutputNames.BOOK_SNAPSHOTS).stream()
                                .filter(TableResultsIT::isTooBig)
                                .toList())
                .hasSizeGreaterThanOrEqualTo(3)
                .extracting(it -> it.path("reason").asText())
                .containsOnly(DefectReason.REFUSED_BY_STORE.name());
    }

    /** A table keeps one finding of a kind for an event. */
    @Test
    void shouldHoldEachFindingOfTheLinesOnce() throws Exception {
        List<List<String>> expected = new ArrayList<>();
        for (JsonNode row : told(OutputNames.BOOK_FAULTS)) {
            expected.add(
                    cells(
                            row,
                            "symbol",
                            "timeNanos",
                            "topic",
                            "sourceEpoch",
                            "sequence",
                            "kind",
                            "detail"));
        }
        assertThat(expected).hasSizeGreaterThan(2).doesNotHaveDuplicates();

        assertThat(asked(FINDINGS)).containsExactlyInAnyOrderElementsOf(expected);
    }
}
