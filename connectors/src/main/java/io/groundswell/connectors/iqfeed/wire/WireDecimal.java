package io.groundswell.connectors.iqfeed.wire;

import io.groundswell.model.event.EventHeader;

/**
 * A decimal exactly as the wire spells it, so that it is written back with as many digits.
 *
 * @param unscaled the digits as an integer
 * @param scale how many of them stand after the point, 0 to 18; -1 for {@link #ABSENT}
 */
public record WireDecimal(long unscaled, int scale) {
    /** An empty field. */
    public static final WireDecimal ABSENT = new WireDecimal(EventHeader.ABSENT, -1);

    /** What {@link #inUnits} says of a decimal that has more digits than the exponent holds. */
    public static final long TOO_FINE = EventHeader.ABSENT + 1;

    private static final int MAX_SCALE = 18;

    /** Checks the scale. */
    public WireDecimal {
        if (scale < -1 || scale > MAX_SCALE) {
            throw new IllegalArgumentException("scale out of 0..18: " + scale);
        }
    }

    /** A number of units of 10^-exponent, with as many digits after the point. */
    public static WireDecimal ofUnits(long units, int exponent) {
        return units == EventHeader.ABSENT ? ABSENT : new WireDecimal(units, exponent);
    }

    /** Whether the field has a value. */
    public boolean isPresent() {
        return scale >= 0;
    }

    /**
     * The number in units of 10^-exponent: {@link EventHeader#ABSENT} for an empty field, {@link
     * #TOO_FINE} where a digit other than 0 would be lost, or the number would not fit.
     */
    public long inUnits(int exponent) {
        return inUnits(unscaled, scale, exponent);
    }

    /** As {@link #inUnits(int)}, of a decimal that is no object. */
    static long inUnits(long unscaled, int scale, int exponent) {
        if (scale < 0) {
            return EventHeader.ABSENT;
        }
        long value = unscaled;
        for (int have = scale; have < exponent; have++) {
            if (value > Long.MAX_VALUE / 10 || value < -(Long.MAX_VALUE / 10)) {
                return TOO_FINE;
            }
            value *= 10;
        }
        for (int have = scale; have > exponent; have--) {
            if (value % 10 != 0) {
                return TOO_FINE;
            }
            value /= 10;
        }
        return value;
    }
}
