package io.groundswell.jobs.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which kills happen when, as a function of a seed and of nothing else: a run that is interrupted
 * goes on with the plan that it began with.
 *
 * <p>The events are cut into one slice for each kill, and one more for the time after the last. A
 * kill happens somewhere in the first half of its slice, so that events flow before it and, at the
 * usual speed, while the job recovers.
 */
final class FaultPlan {
    private static final int MAX_PAUSE_MILLIS = 3_000;

    private FaultPlan() {}

    /**
     * The kills in the order in which they happen.
     *
     * @param killsPerKind how often each kind of process is killed
     * @param events how many events will be published; at least two for each slice
     * @param taskManagers how many processes there are to choose from
     */
    static List<Fault> of(long seed, int killsPerKind, long events, int taskManagers) {
        Random random = new Random(seed);
        List<Victim> victims = new ArrayList<>();
        for (Victim victim : Victim.values()) {
            victims.addAll(Collections.nCopies(killsPerKind, victim));
        }
        Collections.shuffle(victims, random);
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < victims.size(); i++) {
            long begin = sliceEnd(i, victims.size(), events);
            long half = Math.max(1, (sliceEnd(i + 1, victims.size(), events) - begin) / 2);
            faults.add(
                    new Fault(
                            i + 1,
                            victims.get(i),
                            begin + 1 + random.nextLong(half),
                            random.nextInt(taskManagers),
                            pauseMillis(victims.get(i), random)));
        }
        return faults;
    }

    /** Every other broker, about, is started again at once. */
    private static long pauseMillis(Victim victim, Random random) {
        int pauseMillis = random.nextInt(2 * MAX_PAUSE_MILLIS) - MAX_PAUSE_MILLIS;
        return victim == Victim.BROKER ? Math.max(0, pauseMillis) : 0;
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
