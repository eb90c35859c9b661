package io.groundswell.replay.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.RealDays;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Trade;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.XZInputStream;

class LeanDayTest {
    private static final int BOTH = Quote.BID_NAMED | Quote.ASK_NAMED;

    @ParameterizedTest
    @ValueSource(strings = {"ibm_20131008", "bac_20131008"})
    void shouldCarryEveryTradeAndEveryQuotePairWhenADayIsImported(String day) throws IOException {
        Path trades = RealDays.require("lean_us_equity_ticks/" + day + "_trade.csv.xz");
        Path quotes = RealDays.require("lean_us_equity_ticks/" + day + "_quote.csv.xz");
        Totals totals = new Totals();

        ImportSummary summary =
                LeanImporter.of(trades, "").importTo(new EventAudit(totals), defect -> {});

        System.out.println(summary);
        // The files are read a second time, in the plainest way.
        long[] expectedTrades = sums(trades, 1, 2);
        long[] expectedQuotes = sums(quotes, 1, 3);
        assertThat(summary.totalDefects()).isZero();
        assertThat(totals.trades).isEqualTo(expectedTrades[0]);
        assertThat(totals.tradePrices).isEqualTo(expectedTrades[1]);
        assertThat(totals.shares).isEqualTo(expectedTrades[2]);
        assertThat(totals.namedSides).isEqualTo(expectedQuotes[0]);
        assertThat(totals.namedBids).isEqualTo(expectedQuotes[1]);
        assertThat(totals.namedAsks).isEqualTo(expectedQuotes[2]);
        assertThat(totals.quotes - totals.pairs)
                .isEqualTo(summary.note("quote rows without a partner"));
        assertThat(totals.crossed).isLessThan(totals.quotes / 1000);
    }

    private static long[] sums(Path file, int first, int second) throws IOException {
        long[] sums = new long[3];
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new XZInputStream(Files.newInputStream(file)),
                                StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split(",", -1);
                sums[0]++;
                sums[1] += Long.parseLong(fields[first]);
                sums[2] += Long.parseLong(fields[second]);
            }
        }
        return sums;
    }

    private static final class Totals implements java.util.function.Consumer<MarketEvent> {
        private long trades;
        private long tradePrices;
        private long shares;
        private long quotes;
        private long pairs;
        private long namedSides;
        private long namedBids;
        private long namedAsks;
        private long crossed;

        @Override
        public void accept(MarketEvent event) {
            if (event instanceof Trade trade) {
                trades++;
                tradePrices += trade.price();
                shares += trade.size();
            } else if (event instanceof Quote quote) {
                quotes++;
                pairs += quote.sidesNamed() == BOTH ? 1 : 0;
                namedSides += Integer.bitCount(quote.sidesNamed());
                namedBids += (quote.sidesNamed() & Quote.BID_NAMED) == 0 ? 0 : quote.bidPrice();
                namedAsks += (quote.sidesNamed() & Quote.ASK_NAMED) == 0 ? 0 : quote.askPrice();
                crossed += quote.askPrice() > 0 && quote.bidPrice() > quote.askPrice() ? 1 : 0;
            }
        }
    }
}
