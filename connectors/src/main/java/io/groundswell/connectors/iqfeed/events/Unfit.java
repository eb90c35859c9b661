package io.groundswell.connectors.iqfeed.events;

import io.groundswell.model.quality.DefectReason;

/**
 * What a line says that no event can hold; {@link #isNothing} where all can be held.
 *
 * @param reason the class of the fault
 * @param detail in words
 */
public record Unfit(DefectReason reason, String detail) {
    /** All can be held. */
    static final Unfit NOTHING = malformed("");

    static Unfit malformed(String detail) {
        return new Unfit(DefectReason.MALFORMED, detail);
    }

    /** Finer than the units of the instrument. */
    static Unfit precision(String detail) {
        return new Unfit(DefectReason.PRECISION, detail);
    }

    /** Whether all can be held. */
    public boolean isNothing() {
        return detail.isEmpty();
    }
}
