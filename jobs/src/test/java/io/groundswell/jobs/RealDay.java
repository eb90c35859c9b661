package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.RealDays;
import io.groundswell.replay.imports.ImportCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Recordings that can be read together: no symbol of them was recorded twice at a time. */
enum RealDay {
    LOBSTER_ORDERS(
            "lobster --as orders",
            "lobster/AAPL_2012-06-21_34200000_57600000_message_1.csv.xz",
            "lobster/AMZN_2012-06-21_34200000_57600000_message_5.csv.xz",
            "lobster/GOOG_2012-06-21_34200000_57600000_message_10.csv.xz"),
    LOBSTER_LEVELS(
            "lobster --as levels",
            "lobster/AMZN_2012-06-21_34200000_57600000_message_5.csv.xz",
            "lobster/GOOG_2012-06-21_34200000_57600000_message_5.csv.xz"),
    LEAN_7(
            "lean",
            "lean_us_equity_ticks/aig_20131007_quote.csv.xz",
            "lean_us_equity_ticks/bac_20131007_quote.csv.xz",
            "lean_us_equity_ticks/ibm_20131007_quote.csv.xz"),
    LEAN_8(
            "lean",
            "lean_us_equity_ticks/aig_20131008_quote.csv.xz",
            "lean_us_equity_ticks/bac_20131008_quote.csv.xz",
            "lean_us_equity_ticks/ibm_20131008_quote.csv.xz"),
    LEAN_9(
            "lean",
            "lean_us_equity_ticks/aig_20131009_quote.csv.xz",
            "lean_us_equity_ticks/bac_20131009_quote.csv.xz",
            "lean_us_equity_ticks/ibm_20131009_quote.csv.xz"),
    BINANCE_8(
            "binance",
            "crypto_binance_ws/spot_btcusdt_20240808.jsonl.xz",
            "crypto_binance_ws/spot_ethusdt_20240808.jsonl.xz",
            "crypto_binance_ws/cm_btcusd_perp_20240808.jsonl.xz",
            "crypto_binance_ws/cm_ethusd_perp_20240808.jsonl.xz"),
    BINANCE_FUTURES_8(
            "binance",
            "crypto_binance_ws/usdm_btcusdt_20240808.jsonl.xz",
            "crypto_binance_ws/usdm_ethusdt_20240808.jsonl.xz"),
    BINANCE_9(
            "binance",
            "crypto_binance_ws/spot_btcusdt_20240809.jsonl.xz",
            "crypto_binance_ws/spot_ethusdt_20240809.jsonl.xz",
            "crypto_binance_ws/cm_btcusd_perp_20240809.jsonl.xz",
            "crypto_binance_ws/cm_ethusd_perp_20240809.jsonl.xz"),
    ESH4(
            "esh4",
            "databento_esh4_mbo/esh4-glbx-mdp3-20231224.mbo.csv.xz",
            "databento_esh4_mbo/esh4-glbx-mdp3-20231225.mbo.csv.xz"),
    NEPT_TRADES("iqfeed --symbol NEPT", "iqfeed/nept_history/ticks_oldest.csv"),
    NEPT_SECONDS(
            "iqfeed --symbol NEPT --interval 1s --label BEGIN",
            "iqfeed/nept_history/intervals_1s_oldest.csv"),
    NEPT_DAYS("iqfeed --symbol NEPT --interval day", "iqfeed/nept_history/dailies_oldest.csv"),
    NEPT_MONTHS(
            "iqfeed --symbol NEPT --interval month", "iqfeed/nept_history/monthlies_oldest.csv"),
    IQFEED_TRADES(
            "iqfeed --date 2021-07-06",
            "iqfeed/kvokka_dtn_recordings/streaming_level1_trades.yaml"),
    IQFEED_DEPTH("iqfeed", "iqfeed/kvokka_dtn_recordings/streaming_level2_watch.yaml"),
    IQFEED_REFUSED(
            "iqfeed --date 2021-07-06",
            "iqfeed/kvokka_dtn_recordings/streaming_level1_not_found.yaml");

    private final String words;
    private final String files;

    RealDay(String words, String... files) {
        this.words = words;
        this.files = String.join(" ", files);
    }

    /** What it is called in names of topics, databases and files. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Writes its tapes, one for each trading date; the test is skipped where the data are missing.
     */
    List<String> importInto(Path folder) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(words.split(" ", -1)));
        for (String file : files.split(" ", -1)) {
            arguments.add(RealDays.require(file).toString());
        }
        Files.createDirectories(folder);
        Path tape = folder.resolve(label() + ".tape");
        arguments.addAll(List.of("--out", tape.toString(), "--level", "1"));
        StringWriter said = new StringWriter();
        int status =
                new CommandLine(new ImportCommand())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setOut(new PrintWriter(said))
                        .setErr(new PrintWriter(said))
                        .execute(arguments.toArray(String[]::new));
        assertThat(status).as(said.toString()).isZero();
        try (Stream<Path> tapes = Files.list(folder)) {
            return tapes.map(Path::toString).filter(it -> it.endsWith(".tape")).sorted().toList();
        }
    }
}
