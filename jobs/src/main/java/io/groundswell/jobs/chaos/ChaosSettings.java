package io.groundswell.jobs.chaos;

import java.util.List;

/**
 * What makes two runs the same: one that was interrupted goes on only with the settings that it
 * began with.
 *
 * @param seed of the fault plan
 * @param killsPerKind how often each kind of process is killed
 * @param taskManagers how many TaskManagers there are, with a slot each
 * @param tapes name and checksum of every tape
 * @param symbols those that are published; empty for all
 * @param events how many events that makes
 */
record ChaosSettings(
        long seed,
        int killsPerKind,
        int taskManagers,
        List<String> tapes,
        List<String> symbols,
        long events) {
    ChaosSettings {
        tapes = List.copyOf(tapes);
        symbols = List.copyOf(symbols);
    }
}
