package io.groundswell.replay.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    private static final double EXACT = 1e-12;

    @Test
    void shouldTellGroupsApartWhenOneIsAlwaysGreater() {
        double[] high = {3, 4, 5};
        double[] low = {0, 1, 2};

        assertThat(Separation.areaUnderCurve(high, low)).isEqualTo(1);
        assertThat(Separation.areaUnderCurve(low, high)).isEqualTo(0);
    }

    @Test
    void shouldCountTiesForAHalfWhenGroupsAreCompared() {
        // Of six pairs two are won, one is a tie.
        double[] some = {1, 3};
        double[] others = {1, 2, 4};

        assertThat(Separation.areaUnderCurve(some, others)).isCloseTo(2.5 / 6, within(EXACT));
    }

    @Test
    void shouldFindTheLineWhenPointsLieOnIt() {
        List<double[]> x = new ArrayList<>();
        double[] y = new double[20];
        for (int i = 0; i < y.length; i++) {
            x.add(new double[] {i});
            y[i] = 3 + 2 * i + (i % 2 == 0 ? .5 : -.5);
        }

        Regression line = Regression.of(x, y);

        assertThat(line.slope()).isCloseTo(2, within(.01));
        assertThat(line.determination()).isBetween(.99, 1.0);
        assertThat(line.tStatistic()).isGreaterThan(100);
    }

    @Test
    void shouldFindNothingWhenThereAreNoMorePointsThanUnknowns() {
        assertThat(Regression.of(List.of(new double[] {1}), new double[] {1}).determination())
                .isNaN();
    }

    @Test
    void shouldFindEachThingOnceWhenItIsFoundTwice() {
        Detection detection = Detection.of(List.of("a", "b", "b"), List.of("a", "a", "b", "c"));

        assertThat(detection).isEqualTo(new Detection(3, 4, 2));
        assertThat(detection.precision()).isEqualTo(.5);
        assertThat(detection.recall()).isCloseTo(2.0 / 3, within(EXACT));
        assertThat(detection.f1()).isCloseTo(4.0 / 7, within(EXACT));
    }

    @Test
    void shouldGiveTheSameBoundsWhenTheSeedIsTheSame() {
        List<Trial> with = new ArrayList<>();
        List<Trial> without = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            with.add(new Trial("A", i, List.of(i + 5.0), OptionalLong.of(60_000_000_000L * i)));
            without.add(new Trial("A", i, List.of((double) i), OptionalLong.empty()));
        }
        TrialSet set = new TrialSet("more", with, without);

        double area = set.areaUnderCurve(0);

        assertThat(area).isBetween(.6, .9);
        assertThat(set.interval(0, 1)[0]).isLessThan(area);
        assertThat(set.interval(0, 1)[1]).isGreaterThan(area);
        assertThat(set.interval(0, 1)).isEqualTo(set.interval(0, 1));
        assertThat(set.alertRate()).isEqualTo(1);
        assertThat(set.latencyMinutes()).isEqualTo(9.5);
    }

    @Test
    void shouldGiveWiderBoundsWhenNeighbouringWindowsAreAlike() {
        List<Trial> with = new ArrayList<>();
        List<Trial> apart = new ArrayList<>();
        List<Trial> without = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            // The same numbers, in runs of six or by turns.
            double alike = i / 6 % 2 == 0 ? 1 : -1;
            double byTurns = i % 2 == 0 ? 1 : -1;
            with.add(new Trial("A", i, List.of(alike), OptionalLong.empty()));
            apart.add(new Trial("A", i, List.of(byTurns), OptionalLong.empty()));
            without.add(new Trial("A", i, List.of(0.0), OptionalLong.empty()));
        }

        double[] inRuns = new TrialSet("in runs", with, without).interval(0, 1);
        double[] turning = new TrialSet("by turns", apart, without).interval(0, 1);

        assertThat(inRuns[1] - inRuns[0]).isGreaterThan(1.5 * (turning[1] - turning[0]));
    }
}
