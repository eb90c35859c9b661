package io.groundswell.replay;

import static io.groundswell.model.session.TradeUse.OFF_EXCHANGE;
import static io.groundswell.model.session.TradeUse.UNKNOWN_CODE;
import static io.groundswell.model.session.TradeUse.VOLUME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.groundswell.model.RealDays;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.model.session.TradeEligibility;
import io.groundswell.model.session.TradeUse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tukaani.xz.XZInputStream;

/** Off-exchange shares of consolidated days as their READMEs give them. */
class TradeEligibilityRealDaysTest {
    private static final double HALF_A_PERCENT = 0.005;

    /** Counts of one file. */
    private static final class Tally {
        long trades;
        long size;
        long offExchangeTrades;
        long offExchangeSize;
        long unknown;
        long notForVolume;

        void add(TradeUse use, long tradeSize) {
            trades++;
            size += tradeSize;
            if (use.has(OFF_EXCHANGE)) {
                offExchangeTrades++;
                offExchangeSize += tradeSize;
            }
            unknown += use.has(UNKNOWN_CODE) ? 1 : 0;
            notForVolume += use.has(VOLUME) ? 0 : 1;
        }

        double tradeShare() {
            return (double) offExchangeTrades / trades;
        }

        double sizeShare() {
            return (double) offExchangeSize / size;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "aig, 0.22, 0.25, 0.29, 0.33",
        "bac, 0.33, 0.42, 0.36, 0.40",
        "ibm, 0.24, 0.32, 0.26, 0.34",
        "spy, 0.14, 0.17, 0.22, 0.27"
    })
    void shouldFindTheKnownOffExchangeShareOnLeanDays(
            String symbol, double leastTrades, double mostTrades, double leastSize, double mostSize)
            throws IOException {
        for (String date : new String[] {"20131007", "20131008", "20131009"}) {
            Tally tally = new Tally();
            Path file =
                    RealDays.require(
                            "lean_us_equity_ticks/" + symbol + "_" + date + "_trade.csv.xz");
            try (BufferedReader lines = openXz(file)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    String[] fields = line.split(",", -1);
                    tally.add(use(CodeTable.LEAN, fields[3], fields[4]), Long.parseLong(fields[2]));
                }
            }
            assertThat(tally.unknown).as("unknown codes").isZero();
            assertThat(tally.tradeShare())
                    .as(symbol + " " + date + " trades")
                    .isBetween(leastTrades - HALF_A_PERCENT, mostTrades + HALF_A_PERCENT);
            assertThat(tally.sizeShare())
                    .as(symbol + " " + date + " shares")
                    .isBetween(leastSize - HALF_A_PERCENT, mostSize + HALF_A_PERCENT);
        }
    }

    @Test
    void shouldFindTheKnownOffExchangeShareOnTaqDays() throws IOException {
        Path file = RealDays.require("taq_highfrequency/XXX_20180102-03_trades.csv.xz");
        Tally tally = new Tally();
        try (BufferedReader lines = openXz(file)) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split(",", -1);
                tally.add(use(CodeTable.TAQ, fields[1], fields[3]), Long.parseLong(fields[4]));
            }
        }
        assertThat(tally.trades).isEqualTo(77_263);
        assertThat(tally.offExchangeTrades).isEqualTo(23_697);
        assertThat(tally.sizeShare()).isCloseTo(0.394, within(HALF_A_PERCENT / 10));
        assertThat(tally.unknown).as("unknown codes").isZero();
        assertThat(tally.notForVolume).as("official prices, M and Q").isEqualTo(12);
    }

    private static TradeUse use(CodeTable codes, String centre, String conditions) {
        return TradeEligibility.of(codes, TradeBasis.UNSPECIFIED, centre, conditions);
    }

    private static BufferedReader openXz(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(
                        new XZInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII));
    }
}
