package io.groundswell.jobs.chaos;

import java.util.List;

/**
 * What makes two runs the same: one that was interrupted goes on only with the settings that it
 * began with.
 *
 * @param drill which word of {@code chaos} it is
 * @param seed of the fault plan
 * @param killsPerKind how often each kind of process is killed
 * @param outageSeconds how long a server is away, once each, after all kills; may be empty
 * @param taskManagers how many TaskManagers there are, with a slot each
 * @param tapes name and checksum of every tape
 * @param symbols those that are published; empty for all
 * @param events how many events that makes
 */
record ChaosSettings(
        String drill,
        long seed,
        int killsPerKind,
        List<Integer> outageSeconds,
        int taskManagers,
        List<String> tapes,
        List<String> symbols,
        long events) {
    ChaosSettings {
        outageSeconds = List.copyOf(outageSeconds);
        tapes = List.copyOf(tapes);
        symbols = List.copyOf(symbols);
    }
}
