package io.groundswell.replay.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.codec.MarketEventEncoder;
import io.groundswell.replay.imports.LobsterImporter.Rows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Good recordings with bytes changed, cut and repeated at random: every importer comes to its end,
 * keeps the contracts, and makes only events that the codec can carry. {@code -Dfuzz.seconds=N}
 * fuzzes longer.
 */
class ImportFuzz {
    private static final String[] LOBSTER_MESSAGES = {
        "34200.5,1,11,3,100,1",
        "34201,4,77,2,100,1",
        "34201,3,11,3,100,1",
        "34202,5,0,1,100,-1",
        "34202.25,2,90,1,99,1",
        "34203,7,0,0,-1,-1"
    };
    private static final String[] LOBSTER_BOOKS = {
        "101,5,100,7,102,6,99,8", "101,5,100,5,102,6,99,8", "101,5,100,2,102,6,99,8",
        "101,5,100,2,102,6,99,8", "101,5,100,2,102,6,99,7", "101,5,100,2,102,6,99,7"
    };
    private static final String[] LEAN_TRADES = {
        "14400688,491800,300,P,2000,0", "14581540,488700,2000,Q,20002020,0"
    };
    private static final String[] LEAN_QUOTES = {
        "14400152,0,0,494100,300,Q,1,0",
        "14400547,491800,300,0,0,P,1,0",
        "14400547,0,0,492000,3000,P,1,0"
    };
    private static final String[] MBO = {
        "1703541600180087113,1703541600181198464,4957,A,B,4797500000000,6,6412777264941,130",
        "1703541602559444243,1703541602559851725,4958,T,A,4835000000000,1,6412777264942,0",
        "1703541602559444243,1703541602559851725,4958,F,B,4835000000000,1,6412777264941,0",
        "1703541602559444243,1703541602559851725,4959,C,B,4797500000000,6,6412777264941,130",
        "1703541602659444243,1703541602659851725,4960,A,B,4797500000000,6,6412777264949,40"
    };
    private static final String[] BINANCE = {
        "1723161253937085768 {\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"E\":1723161255208,"
                + "\"U\":1,\"u\":3,\"b\":[[\"61737.6\",\"0.0\"]],\"a\":[[\"61839.85\",\"1.5\"]]}}",
        "1723161254206652067 {\"lastUpdateId\":4,\"bids\":[[\"61837.63\",\"3.7\"]],\"asks\":[]}",
        "1723161254306652067 {\"stream\":\"btcusdt@trade\",\"data\":{\"E\":1723161255343,\"t\":3,"
                + "\"p\":\"61837.63\",\"q\":\"0.02\",\"T\":1723161255342,\"m\":true}}",
        "1723161254406652067 {\"stream\":\"btcusdt@bookTicker\",\"data\":{\"u\":5,\"b\":\"6.1\","
                + "\"B\":\"3.7\",\"a\":\"6.2\",\"A\":\"1.5\"}}",
        "1723161254506652067 {\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"E\":1723161255308,"
                + "\"U\":5,\"u\":7,\"b\":[],\"a\":[[\"61839.85\",\"0\"]]}}"
    };
    private static final String[] IQFEED_TRADES = {
        "2021-03-01 04:00:00.028010,1.5200,1000,1000,1.5600,1.5700,1,E,11,1747,0,1,",
        "2021-03-01 04:00:06.702115,1.5200,50,1050,1.4300,1.5200,2,O,11,873D17,0,1,",
        "2021-03-02 04:00:12.990281,1.5200,274,274,1.5000,1.6300,1,C,11,173D,0,2,",
        "2021-03-02 04:00:12.990281,1.5201,7,281,1.5000,,2,S,11,,0,2,"
    };
    private static final String[] IQFEED_BARS = {
        "1,LH,2021-03-01 04:00:00,1.5200,1.5200,1.5200,1.5200,1000,1000,0,",
        "1,LH,2021-03-01 04:00:12,1.5200,1.5200,1.5200,1.5200,1324,274,0,",
        "1,LH,2021-03-02 04:01:10,1.5800,1.5800,1.5800,1.5800,1449,125,0,"
    };
    private static final String[] IQFEED_DIALOGUE = {
        "---",
        ":writes:",
        "- \"S,SET PROTOCOL,6.1\\r\\n\"",
        "- \"wSPY\\r\\n\"",
        ":reads:",
        "- \"S,KEY,99999\\n\"",
        "- 'T,20210630 13:44:36",
        "",
        "  '",
        "- \"F,SPY,7,,58155000,428.5600,303.8200,428.5600,364.8200,,,,,,,,,,SPDR S&P 500,,,1.00,,"
                + "3619370.0,,,,862082,,,14,4,,9.41,1,11,06/29/2021,06/30/2020,06/29/2021,"
                + "01/04/2021,373.8800,,,,,0,,,,,,USD,,,,,BBG000BDTBL9,3,\\n\"",
        "- \"P,SPY,427.8550,1,13:29:35.273094,19,22748086,427.8500,500,427.8600,1200,427.2100,"
                + "428.3800,427.1800,427.7000,Cbaohlcv,87,\\n\"",
        "- \"Q,SPY,427.8550,300,13:29:35.963557,19,22748386,427.8500,500,427.8600,1200,427.2100,"
                + "428.3800,427.1800,427.7000,C,01,\\n\""
    };

    @TempDir private Path folder;

    private long refused;

    @Test
    void shouldEndInEventsAndDefectsWhenRecordingsAreDamaged() throws IOException {
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        System.out.println("fuzz.seed=" + seed);
        Random random = new Random(seed);
        MarketEventEncoder encoder = new MarketEventEncoder();
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[MarketEventEncoder.MAX_ENCODED_LENGTH]);
        long end = System.nanoTime() + Long.getLong("fuzz.seconds", 2) * 1_000_000_000L;
        long events = 0;
        long defects = 0;
        while (System.nanoTime() < end) {
            List<DayImporter> importers = new ArrayList<>(damaged(random));
            importers.addAll(damagedIqFeed(random));
            for (DayImporter importer : importers) {
                long[] encoded = new long[1];
                ImportSummary summary =
                        importer.importTo(
                                new EventAudit(
                                        event ->
                                                encoded[0] +=
                                                        Math.min(
                                                                1,
                                                                encoder.encode(event, buffer, 0))),
                                defect -> assertThat(defect.source()).isNotEmpty());
                assertThat(encoded[0]).isEqualTo(summary.totalEvents());
                events += summary.totalEvents();
                defects += summary.totalDefects();
            }
        }
        System.out.println(events + " events, " + defects + " defects, " + refused + " refused");
        assertThat(events).isPositive();
        assertThat(defects).isPositive();
    }

    private List<DayImporter> damaged(Random random) throws IOException {
        String lobster = "ABC_2012-06-21_34200000_57600000_";
        damage(random, lobster + "message_2.csv", LOBSTER_MESSAGES);
        Path books = damage(random, lobster + "orderbook_2.csv", LOBSTER_BOOKS);
        damage(random, "abc_20131008_quote.csv", LEAN_QUOTES);
        Path trades = damage(random, "abc_20131008_trade.csv", LEAN_TRADES);
        Path mbo = damage(random, "esh4-glbx-mdp3-20231225.mbo.csv", MBO);
        Path capture = damage(random, "spot_btcusdt_20240808.jsonl", BINANCE);
        return List.of(
                LobsterImporter.of(books, "", Rows.ORDERS),
                LobsterImporter.of(books, "", Rows.LEVELS),
                LeanImporter.of(trades, ""),
                MboImporter.of(List.of(mbo), ""),
                BinanceImporter.of(List.of(capture), ""));
    }

    /** Whole files may be refused here, because what they are is told from their lines. */
    private List<DayImporter> damagedIqFeed(Random random) throws IOException {
        ImportOptions options =
                new ImportOptions(
                        "",
                        Rows.ORDERS,
                        BarSpan.of("1s"),
                        BarLabel.BEGIN,
                        LocalDate.of(2021, 3, 1));
        ReplyText trades = ReplyText.ofFile(damage(random, "ticks.csv", IQFEED_TRADES));
        ReplyText bars = ReplyText.ofFile(damage(random, "bars.csv", IQFEED_BARS));
        Path dialogue = damage(random, "level1.yaml", IQFEED_DIALOGUE);
        List<DayImporter> importers = new ArrayList<>();
        unlessRefused(() -> importers.addAll(HistoryImporter.of(trades, "X", null, null)));
        unlessRefused(
                () ->
                        importers.addAll(
                                HistoryImporter.of(bars, "X", options.span(), options.label())));
        unlessRefused(() -> importers.addAll(IqFeedInputs.importers(List.of(dialogue), options)));
        return importers;
    }

    /** Finds importers. */
    private interface Finding {
        void find() throws IOException;
    }

    private void unlessRefused(Finding finding) {
        try {
            finding.find();
        } catch (IOException e) {
            assertThat(e).hasMessageNotContaining("\n");
            refused++;
        }
    }

    private Path damage(Random random, String name, String... lines) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            for (String line : lines) {
                text.append(
                        random.nextInt(8) == 0 && !line.isEmpty() ? change(random, line) : line);
                text.append(random.nextInt(40) == 0 ? "" : "\n");
            }
        }
        Path file = folder.resolve(name);
        return Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    }

    private static String change(Random random, String line) {
        StringBuilder changed = new StringBuilder(line);
        int at = random.nextInt(line.length());
        int until = Math.min(line.length(), at + 1 + random.nextInt(12));
        switch (random.nextInt(5)) {
            case 0 -> changed.setCharAt(at, (char) random.nextInt(256));
            case 1 -> changed.delete(at, until);
            case 2 -> changed.insert(at, line, at, until);
            case 3 -> changed.setCharAt(at, (char) ('0' + random.nextInt(10)));
            default -> changed.setLength(at);
        }
        return changed.toString();
    }
}
