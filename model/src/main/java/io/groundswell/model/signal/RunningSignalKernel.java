package io.groundswell.model.signal;

import java.util.Arrays;

/**
 * Moves the sums of each symbol on by its newest sample. What it keeps follows from the rings: a
 * symbol that has begun anew, or is more than one sample ahead, is computed anew. For one batch.
 * Not thread-safe.
 */
public final class RunningSignalKernel implements SignalKernel {
    private static final long UNKNOWN = -1;

    private final SignalTail tail;
    private final UsualValues usual;
    private final long[] sums;
    private final long[] samplesThen;
    private final long[] generationThen;

    /** A kernel of these parameters, for a batch of at most so many symbols. */
    public RunningSignalKernel(SignalParameters parameters, int symbols) {
        tail = new SignalTail(parameters);
        usual = new UsualValues(parameters);
        sums = new long[symbols * WindowSums.COUNT];
        samplesThen = new long[symbols];
        generationThen = new long[symbols];
        Arrays.fill(samplesThen, UNKNOWN);
    }

    @Override
    public void score(SignalBatch batch, int from, int to) {
        for (int symbol = from; symbol < to; symbol++) {
            int at = symbol * WindowSums.COUNT;
            moveOn(batch, symbol, at);
            usual.refresh(batch, symbol);
            tail.compute(
                    batch.windows(),
                    sums,
                    at,
                    usual.values(),
                    UsualValues.at(symbol),
                    batch.outputs(),
                    SignalBatch.outputIndex(symbol));
        }
    }

    private void moveOn(SignalBatch batch, int symbol, int at) {
        long samples = batch.samples(symbol);
        boolean isKnown =
                samplesThen[symbol] != UNKNOWN
                        && generationThen[symbol] == batch.generationOf(symbol);
        if (isKnown && samples == samplesThen[symbol] + 1) {
            WindowSums.advance(batch, symbol, sums, at);
        } else if (!isKnown || samples != samplesThen[symbol]) {
            WindowSums.take(batch, symbol, sums, at);
        }
        samplesThen[symbol] = samples;
        generationThen[symbol] = batch.generationOf(symbol);
    }
}
