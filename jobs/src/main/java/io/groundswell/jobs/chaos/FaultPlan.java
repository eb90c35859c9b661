package io.groundswell.jobs.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Which kills happen when, as a function of a seed and of nothing else: a run that is interrupted
 * goes on with the plan that it began with.
 *
 * <p>The events are cut into one slice for each kill, and one more for the time after the last. A
 * kill happens somewhere in the first half of its slice, so that events flow before it and, at the
 * usual speed, while the job recovers. Long outages come after all kills.
 */
final class FaultPlan {
    private static final int MAX_PAUSE_MILLIS = 3_000;

    private FaultPlan() {}

    /**
     * The kills in the order in which they happen.
     *
     * @param settings whose events are at least two for each slice
     * @param victims the kinds that are killed; a long outage is the last one's
     */
    static List<Fault> of(ChaosSettings settings, List<Victim> victims) {
        Random random = new Random(settings.seed());
        List<Victim> killed = new ArrayList<>();
        for (Victim victim : victims) {
            killed.addAll(Collections.nCopies(settings.killsPerKind(), victim));
        }
        Collections.shuffle(killed, random);
        int shortOnes = killed.size();
        killed.addAll(
                Collections.nCopies(
                        settings.outageSeconds().size(), victims.get(victims.size() - 1)));
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < killed.size(); i++) {
            long begin = sliceEnd(i, killed.size(), settings.events());
            long end = sliceEnd(i + 1, killed.size(), settings.events());
            long half = Math.max(1, (end - begin) / 2);
            faults.add(
                    new Fault(
                            i + 1,
                            killed.get(i),
                            begin + 1 + random.nextLong(half),
                            random.nextInt(settings.taskManagers()),
                            i < shortOnes
                                    ? pauseMillis(killed.get(i), random)
                                    : TimeUnit.SECONDS.toMillis(
                                            settings.outageSeconds().get(i - shortOnes))));
        }
        return faults;
    }

    /** Every other server of ours, about, is started again at once. */
    private static long pauseMillis(Victim victim, Random random) {
        int pauseMillis = random.nextInt(2 * MAX_PAUSE_MILLIS) - MAX_PAUSE_MILLIS;
        return victim.isOurs() ? Math.max(0, pauseMillis) : 0;
    }

    /**
     * How many events have been published when so many slices have.
     *
     * @param kills how many there are in the whole plan
     */
    static long sliceEnd(int slices, int kills, long events) {
        return Math.floorDiv(Math.multiplyExact(events, slices), kills + 1L);
    }
}
