package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import io.groundswell.jobs.config.JobConfig;
import io.groundswell.model.RealDays;
import io.groundswell.replay.imports.ImportCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** Every real day gives the same rows from a broker as from its tape, symbol by symbol. */
class RealDaysKafkaIT {
    @RegisterExtension static final MiniClusterExtension FLINK = JobRuns.cluster(2);

    @TempDir static Path folder;
    private static LocalKafka kafka;

    /** Recordings of one trading date each, so that a tape can hold them. */
    enum Day {
        LOBSTER_ORDERS(
                "lobster",
                "orders",
                "lobster/AAPL_2012-06-21_34200000_57600000_message_1.csv.xz",
                "lobster/AMZN_2012-06-21_34200000_57600000_message_5.csv.xz",
                "lobster/GOOG_2012-06-21_34200000_57600000_message_10.csv.xz"),
        LOBSTER_LEVELS(
                "lobster",
                "levels",
                "lobster/AMZN_2012-06-21_34200000_57600000_message_5.csv.xz",
                "lobster/GOOG_2012-06-21_34200000_57600000_message_5.csv.xz"),
        LEAN_7(
                "lean",
                "",
                "lean_us_equity_ticks/aig_20131007_quote.csv.xz",
                "lean_us_equity_ticks/bac_20131007_quote.csv.xz",
                "lean_us_equity_ticks/ibm_20131007_quote.csv.xz"),
        LEAN_8(
                "lean",
                "",
                "lean_us_equity_ticks/aig_20131008_quote.csv.xz",
                "lean_us_equity_ticks/bac_20131008_quote.csv.xz",
                "lean_us_equity_ticks/ibm_20131008_quote.csv.xz"),
        LEAN_9(
                "lean",
                "",
                "lean_us_equity_ticks/aig_20131009_quote.csv.xz",
                "lean_us_equity_ticks/bac_20131009_quote.csv.xz",
                "lean_us_equity_ticks/ibm_20131009_quote.csv.xz"),
        BINANCE_8(
                "binance",
                "",
                "crypto_binance_ws/spot_btcusdt_20240808.jsonl.xz",
                "crypto_binance_ws/spot_ethusdt_20240808.jsonl.xz",
                "crypto_binance_ws/cm_btcusd_perp_20240808.jsonl.xz",
                "crypto_binance_ws/cm_ethusd_perp_20240808.jsonl.xz"),
        BINANCE_FUTURES_8(
                "binance",
                "",
                "crypto_binance_ws/usdm_btcusdt_20240808.jsonl.xz",
                "crypto_binance_ws/usdm_ethusdt_20240808.jsonl.xz"),
        BINANCE_9(
                "binance",
                "",
                "crypto_binance_ws/spot_btcusdt_20240809.jsonl.xz",
                "crypto_binance_ws/spot_ethusdt_20240809.jsonl.xz",
                "crypto_binance_ws/cm_btcusd_perp_20240809.jsonl.xz",
                "crypto_binance_ws/cm_ethusd_perp_20240809.jsonl.xz"),
        ESH4(
                "esh4",
                "",
                "databento_esh4_mbo/esh4-glbx-mdp3-20231224.mbo.csv.xz",
                "databento_esh4_mbo/esh4-glbx-mdp3-20231225.mbo.csv.xz");

        private final String format;
        private final String rows;
        private final String files;

        Day(String format, String rows, String... files) {
            this.format = format;
            this.rows = rows;
            this.files = String.join(" ", files);
        }

        /** Writes the day's tape; the test is skipped where the data are missing. */
        private String importTo(Path tape) {
            List<String> arguments = new ArrayList<>(List.of(format));
            for (String file : files.split(" ", -1)) {
                arguments.add(RealDays.require(file).toString());
            }
            arguments.addAll(List.of("--out", tape.toString(), "--level", "1"));
            if (!rows.isEmpty()) {
                arguments.addAll(List.of("--as", rows));
            }
            StringWriter said = new StringWriter();
            int status =
                    new CommandLine(new ImportCommand())
                            .setCaseInsensitiveEnumValuesAllowed(true)
                            .setOut(new PrintWriter(said))
                            .setErr(new PrintWriter(said))
                            .execute(arguments.toArray(String[]::new));
            assertThat(status).as(said.toString()).isZero();
            return tape.toString();
        }
    }

    @BeforeAll
    static void startKafka() throws IOException {
        kafka = LocalKafka.start(LocalKafkaOptions.in(folder.resolve("kafka")));
    }

    @AfterAll
    static void stopKafka() throws IOException {
        kafka.close();
    }

    /** One file for each subtask and kind: nothing rolls before the end. */
    private static Map<String, String> run(JobConfig config, Path results, int parallelism)
            throws Exception {
        JobConfig unbroken =
                new JobConfig(
                        config.source(),
                        config.book(),
                        config.output(),
                        config.tables(),
                        config.patience(),
                        Duration.ofHours(1));
        JobRuns.run(unbroken, folder.resolve("checkpoints"), parallelism);
        return ResultDigests.read(results);
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveTheSameRowsFromTopicsAsFromTheTape(Day day) throws Exception {
        String name = day.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String tape = day.importTo(folder.resolve(name + ".tape"));
        Path fromTape = folder.resolve(name + "-from-tape");
        Map<String, String> expected = run(JobRuns.fromTapes(List.of(tape), fromTape), fromTape, 1);

        KafkaWorld world = KafkaWorld.create(kafka.bootstrapServers(), name);
        world.publish(List.of(tape));
        Path fromTopics = folder.resolve(name + "-from-topics");
        Map<String, String> found = run(world.toFiles(fromTopics), fromTopics, 2);

        assertThat(expected).hasSizeGreaterThan(2);
        assertThat(found).isEqualTo(expected);
        System.out.println(name + ": " + expected);
    }
}
