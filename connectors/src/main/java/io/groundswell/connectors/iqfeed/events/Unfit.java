package io.groundswell.connectors.iqfeed.events;

import io.groundswell.model.quality.DefectReason;

/**
 * What a line says that no event can hold.
 *
 * @param reason the class of the fault
 * @param detail in words
 */
record Unfit(DefectReason reason, String detail) {
    /** All can be held. */
    static final Unfit NOTHING = malformed("");

    static Unfit malformed(String detail) {
        return new Unfit(DefectReason.MALFORMED, detail);
    }

    /** Finer than the units of the instrument. */
    static Unfit precision(String detail) {
        return new Unfit(DefectReason.PRECISION, detail);
    }

    boolean isNothing() {
        return detail.isEmpty();
    }
}
