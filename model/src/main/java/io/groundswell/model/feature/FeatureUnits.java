package io.groundswell.model.feature;

/**
 * Converts what events carry into what features carry: prices to 1e-4 dollar, sizes to whole
 * shares, moments to microseconds. What is finer is cut off towards minus infinity. The one place
 * where it is done.
 */
public final class FeatureUnits {
    /** 1e-4 dollar, 1 share: prices and sizes of US equities pass as they are. */
    public static final FeatureUnits EQUITY = new FeatureUnits(FeatureUnits.PRICE_EXPONENT, 0);

    private static final int PRICE_EXPONENT = 4;
    private static final long NANOS_PER_MICRO = 1_000;

    private final long priceUp;
    private final long priceDown;
    private final long sizeDown;

    private FeatureUnits(int priceExponent, int sizeExponent) {
        priceUp = power(PRICE_EXPONENT - priceExponent);
        priceDown = power(priceExponent - PRICE_EXPONENT);
        sizeDown = power(sizeExponent);
    }

    /** Units of events that carry these exponents, 0 to 18. */
    static FeatureUnits of(int priceExponent, int sizeExponent) {
        return new FeatureUnits(priceExponent, sizeExponent);
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    /** A price in 1e-4 dollar. */
    public long price(long price) {
        return priceDown == 1 ? price * priceUp : Math.floorDiv(price, priceDown);
    }

    /** A size in shares. */
    public long size(long size) {
        return sizeDown == 1 ? size : Math.floorDiv(size, sizeDown);
    }

    /** A moment, nanoseconds since 1970, in microseconds since 1970. */
    public static long micros(long timeNanos) {
        return Math.floorDiv(timeNanos, NANOS_PER_MICRO);
    }
}
