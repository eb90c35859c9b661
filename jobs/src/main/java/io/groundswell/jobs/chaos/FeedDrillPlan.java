package io.groundswell.jobs.chaos;

import io.groundswell.replay.server.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * When in a recording the collector is killed, and when its connections are dropped: anywhere, but
 * never two within the same slice of the recording.
 *
 * @param killNanos since the first event, ascending
 * @param drops for the server
 */
record FeedDrillPlan(List<Long> killNanos, List<Fault> drops) {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MARGIN = 0.3;

    /**
     * A plan.
     *
     * @param seed the same seed gives the same plan
     * @param durationNanos of the recording
     * @param ports whose connections can be dropped, such as {@code level1}
     */
    static FeedDrillPlan of(
            long seed, int kills, int drops, long durationNanos, List<String> ports) {
        Random random = new Random(seed);
        List<Long> killNanos = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        int slices = kills + drops;
        int killsLeft = kills;
        for (int slice = 0; slice < slices; slice++) {
            double within = MARGIN + (1 - 2 * MARGIN) * random.nextDouble();
            // The last slice is quiet: an outage is marked when the feed flows again.
            long atNanos = (long) ((slice + within) / (slices + 1) * durationNanos);
            if (random.nextInt(slices - slice) < killsLeft) {
                killsLeft--;
                killNanos.add(atNanos);
            } else {
                String port = ports.get(random.nextInt(ports.size()));
                faults.add(
                        Fault.parse(
                                String.format(
                                        Locale.ROOT,
                                        "drop:%s@%.3fs",
                                        port,
                                        atNanos / NANOS_PER_SECOND)));
            }
        }
        return new FeedDrillPlan(killNanos, faults);
    }
}
