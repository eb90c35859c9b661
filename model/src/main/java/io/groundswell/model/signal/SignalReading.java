package io.groundswell.model.signal;

import java.util.Arrays;

/**
 * What a kernel told of one symbol at one moment: the columns of {@link SignalSchema}. Immutable.
 */
public final class SignalReading {
    private final double[] columns;

    private SignalReading(double[] columns) {
        this.columns = columns;
    }

    /** Copies what the kernel told last of a symbol of a batch. */
    public static SignalReading of(SignalBatch batch, int symbol) {
        int from = SignalBatch.outputIndex(symbol);
        return new SignalReading(
                Arrays.copyOfRange(batch.outputs(), from, from + SignalSchema.COUNT));
    }

    /** The value of a column; NaN where it was not ready. */
    public double at(int column) {
        return columns[column];
    }

    /** A score, 0 to 1; NaN where it was not ready. */
    public double score(Signal signal) {
        return columns[SignalSchema.SCORES + signal.index()];
    }

    /** Equal to the bit. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SignalReading reading && Arrays.equals(columns, reading.columns);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(columns);
    }

    @Override
    public String toString() {
        return Arrays.toString(columns);
    }
}
