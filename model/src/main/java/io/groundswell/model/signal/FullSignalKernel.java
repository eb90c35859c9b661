package io.groundswell.model.signal;

/**
 * Computes all sums from the rings at each call: the form that others are held against. For one
 * batch. Not thread-safe.
 */
public final class FullSignalKernel implements SignalKernel {
    private final SignalTail tail;
    private final UsualValues usual;
    private final long[] sums = new long[WindowSums.COUNT];

    /** A kernel of these parameters. */
    public FullSignalKernel(SignalParameters parameters) {
        tail = new SignalTail(parameters);
        usual = new UsualValues(parameters);
    }

    @Override
    public void score(SignalBatch batch, int from, int to) {
        for (int symbol = from; symbol < to; symbol++) {
            WindowSums.take(batch, symbol, sums, 0);
            usual.refresh(batch, symbol);
            tail.compute(
                    batch.windows(),
                    sums,
                    0,
                    usual.values(),
                    UsualValues.at(symbol),
                    batch.outputs(),
                    SignalBatch.outputIndex(symbol));
        }
    }
}
