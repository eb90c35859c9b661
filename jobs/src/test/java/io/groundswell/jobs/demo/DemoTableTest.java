package io.groundswell.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.book.BestBidOffer;
import io.groundswell.model.book.BookSummary;
import io.groundswell.model.book.BookTrust;
import io.groundswell.model.book.CrossState;
import io.groundswell.model.book.TrustReason;
import io.groundswell.model.contract.OutputNames;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.json.BookJson;
import io.groundswell.operators.ScriptedDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTableTest {
    private static final long FIRST_NANOS = ScriptedDay.START_NANOS + 1_999_999;

    @TempDir Path results;

    private static String summary(
            String symbol, long events, long bidPrice, long askPrice, int priceExponent) {
        BestBidOffer best =
                new BestBidOffer(
                        symbol,
                        5,
                        6,
                        bidPrice,
                        1,
                        askPrice,
                        1,
                        priceExponent,
                        0,
                        CrossState.NORMAL,
                        true);
        return new BookJson()
                .of(
                        new BookSummary(
                                events,
                                1,
                                2,
                                events - 3,
                                0,
                                FIRST_NANOS,
                                FIRST_NANOS + 3_600_000_000_000L,
                                best,
                                new BookTrust(TrustReason.SOUND, 3),
                                0xCAFEL));
    }

    private void lay(String part, String... lines) throws IOException {
        Path folder = Files.createDirectories(results.resolve(OutputNames.BOOK_SUMMARIES));
        Files.write(folder.resolve(OutputNames.BOOK_SUMMARIES + part), List.of(lines));
    }

    private List<String> table(double seconds) throws IOException {
        return DemoTable.of(results, seconds).lines().map(String::stripTrailing).toList();
    }

    @Test
    void shouldGiveEachSymbolARowInTheirOrderAndASumAtTheEnd() throws IOException {
        lay("-a-0.jsonl", summary("IBM", 1_234_567, 1_815_000, 1_815_100, 4));
        lay("-b-0.jsonl", summary("BAC", 433, 13_765, 13_770, 3));

        assertThat(table(2))
                .containsExactly(
                        "symbol           events   trades    quotes book changes faults  first"
                            + " (UTC)        last (UTC)          last bid / ask              state"
                            + " hash         events/s",
                        "BAC                 433        1         2          430      0 "
                                + " 08-08 12:00:00.001 08-08 13:00:00.001  13.765 / 13.77         "
                                + "     000000000000cafe        217",
                        "IBM           1,234,567        1         2    1,234,564      0 "
                                + " 08-08 12:00:00.001 08-08 13:00:00.001  181.50 / 181.51        "
                                + "     000000000000cafe    617,284",
                        "1,235,000 events of 2 symbols in 2.0 s: 617,500 events/s, start of the"
                                + " job included.");
    }

    @Test
    void shouldShowPricesWithoutTheirExponentsZeros() throws IOException {
        lay(
                "-a-0.jsonl",
                summary("BTCUSDT", 10, 5_712_300_000_000L, 5_712_301_000_001L, 8),
                summary("NOBID", 10, EventHeader.ABSENT, 5, 0),
                summary("WHOLE", 10, 100, 110, 0));

        assertThat(table(1).get(1)).contains(" 57123.00 / 57123.01000001 ");
        assertThat(table(1).get(2)).contains(" - / 5 ");
        assertThat(table(1).get(3)).contains(" 100 / 110 ");
    }

    @Test
    void shouldCloseWithNothingWhenTheJobWroteNothing() throws IOException {
        assertThat(table(1)).hasSize(2).last().asString().startsWith("0 events of 0 symbols");
    }

    @Test
    void shouldLeaveOutPartsThatAreNotFinished() throws IOException {
        lay("-a-0.jsonl", summary("IBM", 10, 1, 2, 0));
        lay("-a-1.jsonl.inprogress.1", "{\"symbol\":\"HALF");

        assertThat(table(1)).hasSize(3);
    }
}
