package io.groundswell.model.signal;

import static org.assertj.core.api.Assertions.fail;

/** Says where two rows of outputs differ, to the bit. */
final class SignalRows {
    private SignalRows() {}

    /** Fails unless all columns have equal bits. */
    static void assertSame(
            String what, double[] actual, int actualAt, double[] expected, int expectedAt) {
        for (int column = 0; column < SignalSchema.COUNT; column++) {
            // What is expected may have any NaN; what kernels tell has one.
            long want = Double.doubleToLongBits(expected[expectedAt + column]);
            long got = Double.doubleToRawLongBits(actual[actualAt + column]);
            if (want != got) {
                fail(
                        "%s: column %d is %s (%x), not %s (%x)",
                        what,
                        column,
                        actual[actualAt + column],
                        got,
                        expected[expectedAt + column],
                        want);
            }
        }
    }
}
