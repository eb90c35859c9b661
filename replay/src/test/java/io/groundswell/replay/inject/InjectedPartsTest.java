package io.groundswell.replay.inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class InjectedPartsTest {
    private static Injection told(String... words) {
        return CommandLine.populateCommand(new InjectedParts(), words)
                .injection(1_000, 2_000, 100, 5_000.0);
    }

    @Test
    void shouldTakeEachPartWhenItIsTold() {
        Injection told =
                told(
                        "--passive=0.2",
                        "--hidden=0.1",
                        "--drift-sigma=1.5",
                        "--drift-ticks=-5",
                        "--quiet=0.7",
                        "--display=200",
                        "--sell-side",
                        "--seed=9");

        assertThat(told)
                .isEqualTo(
                        Injection.during(1_000, 2_000)
                                .withSellShare(0.2)
                                .withHiddenShare(0.1)
                                .withDriftUnits(7_500 - 500)
                                .withMoveScale(0.7)
                                .withDisplayShares(200)
                                .withSellSide(true)
                                .withSeed(9));
    }

    @Test
    void shouldDrawRefillsBetweenTwoTimesWhenBothAreTold() {
        Injection none = Injection.during(1_000, 2_000).withSellShare(0.2);

        assertThat(told("--passive=0.2")).isEqualTo(none.withRefillNanos(200_000, 200_000));
        assertThat(told("--passive=0.2", "--refill-us=300"))
                .isEqualTo(none.withRefillNanos(300_000, 300_000));
        assertThat(told("--passive=0.2", "--refill-us=50000-500000", "--random-display"))
                .isEqualTo(none.withRefillNanos(50_000_000, 500_000_000).withRandomDisplay(true));
        assertThatThrownBy(() -> told("--passive=0.2", "--refill-us=1-2-3"))
                .hasMessageContaining("--refill-us");
    }

    @Test
    void shouldRefuseSigmasWhenTheDayHasNone() {
        InjectedParts parts =
                CommandLine.populateCommand(new InjectedParts(), "--drift-sigma", "1");

        assertThatThrownBy(() -> parts.injection(1_000, 2_000, 100, Double.NaN))
                .hasMessageContaining("no continuous trading");
    }
}
