package io.groundswell.replay.imports;

/** Which end of an interval bar its time is. */
public enum BarLabel {
    /** Where it begins. */
    BEGIN,
    /** Where it ends: always before 6.0, on demand since. */
    END
}
