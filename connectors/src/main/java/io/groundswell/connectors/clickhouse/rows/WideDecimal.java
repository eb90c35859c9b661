package io.groundswell.connectors.clickhouse.rows;

import java.io.IOException;
import java.math.BigInteger;

/** Division of the few volumes that need more than 64 bits while they are scaled. */
final class WideDecimal {
    private WideDecimal() {}

    /**
     * The quotient of a number of 128 bits.
     *
     * @throws IOException where it is not whole, or not a long
     */
    static long divide(long high, long low, long divisor) throws IOException {
        BigInteger stored =
                BigInteger.valueOf(high)
                        .shiftLeft(Long.SIZE)
                        .add(BigInteger.valueOf(low >>> 1).shiftLeft(1))
                        .add(BigInteger.valueOf(low & 1));
        BigInteger[] parts = stored.divideAndRemainder(BigInteger.valueOf(divisor));
        if (parts[1].signum() != 0 || parts[0].bitLength() >= Long.SIZE) {
            throw new IOException(stored + "e-8 is no long in units of 1e-8 times " + divisor);
        }
        return parts[0].longValue();
    }
}
