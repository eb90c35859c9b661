package io.groundswell.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    private static final long EVENTS = 813_044;
    private static final List<Victim> VICTIMS =
            List.of(Victim.TASK_MANAGER, Victim.JOB_MANAGER, Victim.BROKER);

    private static List<Fault> plan(long seed) {
        return FaultPlan.of(settings(seed, 20, List.of(), 2, EVENTS), VICTIMS);
    }

    private static ChaosSettings settings(
            long seed, int kills, List<Integer> outages, int taskManagers, long events) {
        return new ChaosSettings(
                "book", seed, kills, outages, taskManagers, List.of(), List.of(), events);
    }

    @Test
    void shouldBeTheSameForASeedAndAnotherForAnother() {
        assertThat(plan(7)).isEqualTo(plan(7)).isNotEqualTo(plan(8));
    }

    @Test
    void shouldKillEachKindAsOftenAsItWasTold() {
        for (Victim victim : VICTIMS) {
            assertThat(plan(7)).filteredOn(it -> it.victim() == victim).hasSize(20);
        }
    }

    @Test
    void shouldMixTheKinds() {
        List<Victim> first = plan(7).stream().limit(20).map(Fault::victim).toList();
        assertThat(first).containsAll(VICTIMS);
    }

    @Test
    void shouldKillOnceInEverySliceAndNeverInTheLast() {
        List<Fault> plan = plan(7);
        for (int i = 0; i < plan.size(); i++) {
            assertThat(plan.get(i).number()).isEqualTo(i + 1);
            assertThat(plan.get(i).position())
                    .isBetween(
                            FaultPlan.sliceEnd(i, 60, EVENTS) + 1,
                            FaultPlan.sliceEnd(i + 1, 60, EVENTS));
        }
        assertThat(FaultPlan.sliceEnd(61, 60, EVENTS)).isEqualTo(EVENTS);
    }

    @Test
    void shouldReachEverySliceWhenEventsAreFew() {
        List<Fault> plan = FaultPlan.of(settings(1, 1, List.of(), 1, 8), VICTIMS);

        assertThat(plan)
                .extracting(Fault::position)
                .allMatch(it -> it <= 6)
                .doesNotHaveDuplicates();
        assertThat(plan).allMatch(it -> it.target() == 0);
    }

    @Test
    void shouldLetSomeBrokersComeBackAtOnceAndSomeLater() {
        List<Fault> plan = plan(7);

        assertThat(plan)
                .filteredOn(it -> it.victim() == Victim.BROKER)
                .extracting(Fault::pauseMillis)
                .allMatch(it -> it >= 0 && it <= 3_000)
                .anyMatch(it -> it == 0)
                .anyMatch(it -> it > 0);
        assertThat(plan)
                .filteredOn(it -> it.victim() != Victim.BROKER)
                .allMatch(it -> it.pauseMillis() == 0);
    }

    @Test
    void shouldTakeEachOfTheTaskManagers() {
        assertThat(plan(7)).extracting(Fault::target).contains(0, 1).allMatch(it -> it < 2);
    }

    @Test
    void shouldKeepTheLastVictimAwayForLongAfterAllKills() {
        List<Fault> plan =
                FaultPlan.of(
                        settings(7, 2, List.of(60, 600), 2, EVENTS),
                        List.of(Victim.BROKER, Victim.CLICKHOUSE));

        assertThat(plan).hasSize(6);
        assertThat(plan.subList(4, 6))
                .extracting(Fault::victim, Fault::pauseMillis)
                .containsExactly(
                        tuple(Victim.CLICKHOUSE, 60_000L), tuple(Victim.CLICKHOUSE, 600_000L));
        assertThat(plan.subList(0, 4)).allMatch(it -> it.pauseMillis() <= 3_000);
    }
}
