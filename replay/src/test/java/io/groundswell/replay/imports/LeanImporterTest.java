package io.groundswell.replay.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.model.quality.DefectReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeanImporterTest {
    private static final int BOTH = Quote.BID_NAMED | Quote.ASK_NAMED;
    private static final long MIDNIGHT_NANOS = 1_381_204_800_000_000_000L;

    @TempDir private Path folder;

    @Test
    void shouldTellOneQuoteWhenABidRowAndAnAskRowShareTheMillisecond() throws IOException {
        Recording day =
                imported(
                        List.of("14400900,491800,300,P,2000,0"),
                        "14400152,0,0,494100,300,Q,1,0",
                        "14400547,491800,300,0,0,P,1,0",
                        "14400547,0,0,492000,3000,K,1,0",
                        "14400600,491900,100,0,0,B,1,0",
                        "14400601,0,0,492100,200,Z,1,0");

        List<Quote> quotes = day.all(Quote.class);
        assertThat(quotes)
                .extracting(Quote::sidesNamed)
                .containsExactly(Quote.ASK_NAMED, BOTH, Quote.BID_NAMED, Quote.ASK_NAMED);
        assertThat(quotes.get(0).bidPrice()).isEqualTo(EventHeader.ABSENT);
        assertThat(quotes.get(0).bidSize()).isZero();
        assertThat(quotes.get(0).askPrice()).isEqualTo(494_100);
        assertThat(quotes.get(1).bidMarketCentre()).isEqualTo("P");
        assertThat(quotes.get(1).askMarketCentre()).isEqualTo("K");
        assertThat(quotes.get(2).askPrice()).isEqualTo(492_000);
        assertThat(quotes.get(3).bidPrice()).isEqualTo(491_900);
        assertThat(quotes.get(3).askSize()).isEqualTo(200);
        assertThat(quotes.get(3).header().eventTimeNanos())
                .isEqualTo(MIDNIGHT_NANOS + 14_400_601_000_000L);
        assertThat(day.summary.note("quote rows without a partner")).isEqualTo(3);
        assertThat(day.defects).isEmpty();
    }

    @Test
    void shouldPutTradesBeforeQuotesWhenTheyShareTheMillisecond() throws IOException {
        Recording day =
                imported(
                        List.of("14400547,491800,300,P,2000,0", "14400547,491900,100,D,0,0"),
                        "14400547,491800,300,0,0,P,1,0",
                        "14400547,0,0,492000,3000,K,1,0",
                        "14400548,491700,300,0,0,P,1,0");

        assertThat(day.events)
                .extracting(event -> event.topic())
                .containsExactly(
                        Topic.TICKS, Topic.L1S, Topic.TICKS, Topic.TICKS, Topic.L1S, Topic.L1S);
    }

    @Test
    void shouldKeepCodesRawWhenATradeIsImported() throws IOException {
        Recording day =
                imported(List.of("14400688,491800,300,P,20002020,0", "14400689,1,0,D,80000000,1"));

        Trade trade = day.all(Trade.class).get(0);
        assertThat(trade.conditions()).isEqualTo("20002020");
        assertThat(trade.marketCentre()).isEqualTo("P");
        assertThat(trade.codes()).isEqualTo(CodeTable.LEAN);
        assertThat(trade.basis()).isEqualTo(TradeBasis.UNSPECIFIED);
        Trade suspicious = day.all(Trade.class).get(1);
        assertThat(suspicious.basis()).isEqualTo(TradeBasis.OTHER);
        assertThat(suspicious.conditions()).isEqualTo("80000000");
        assertThat(day.summary.note(LeanTrades.SUSPICIOUS)).isEqualTo(1);
    }

    @Test
    void shouldRefuseLinesAndGoOnWhenTheyAreNotOfTheFormat() throws IOException {
        Recording day =
                imported(
                        List.of(
                                "14400688,491800,300,P,2000,0",
                                "14400689,49.18,300,P,2000,0",
                                "86400000,491800,300,P,2000,0",
                                "14400690,491800,300,P\u00e9,2000,0",
                                "14400691,491800,300,P,2000",
                                "14400692,491800,300,P,2000,0,1"),
                        "14400700,491800,300,492000,100,P,1,0",
                        "14400700,0,0,0,0,P,1,0",
                        "14400700,491800,300,0,0,P,1,0");

        assertThat(day.all(Trade.class)).hasSize(1);
        assertThat(day.all(Quote.class)).hasSize(1);
        assertThat(day.summary.defects()).containsEntry(DefectReason.MALFORMED, 7L);
        assertThat(day.defects).allMatch(defect -> defect.symbol().equals("AIG"));
    }

    @Test
    void shouldDefineTicksOnlyWhenThereAreNoQuotes() throws IOException {
        Path trades =
                Recording.write(
                        folder, "spy_20131008_trade.csv", "14400688,1674100,100,P,20002000,0");

        Recording day = Recording.of(LeanImporter.of(trades, ""));

        assertThat(day.events).extracting(event -> event.topic()).containsOnly(Topic.TICKS);
        assertThat(day.events).hasSize(2);
    }

    @Test
    void shouldSayWhatIsWrongWhenANameIsNotLeans() throws IOException {
        Path quotes = folder.resolve("aig_20131008_quote.csv");
        Files.createFile(quotes);

        assertThatThrownBy(() -> LeanImporter.of(quotes, ""))
                .hasMessageContaining("aig_20131008_trade.csv: no such file");
        assertThatThrownBy(() -> LeanImporter.of(Path.of("aig.csv"), ""))
                .hasMessageContaining("not a name of Lean ticks");
        assertThatThrownBy(() -> LeanImporter.of(Path.of("aig_20131308_trade.csv"), ""))
                .isInstanceOf(IOException.class);
    }

    private Recording imported(List<String> trades, String... quotes) throws IOException {
        Recording.write(folder, "aig_20131008_quote.csv", quotes);
        Path file =
                Recording.write(folder, "aig_20131008_trade.csv", trades.toArray(new String[0]));
        return Recording.of(LeanImporter.of(file, ""));
    }
}
