package io.groundswell.model.signal;

/**
 * Computes the scores of a batch. Every kernel gives the same bits: sums are longs, and what
 * follows is addition, subtraction, multiplication, division, square root and comparison of doubles
 * in one order.
 */
public interface SignalKernel {
    /**
     * Scores symbols as their rings stand, and writes {@link SignalBatch#outputs()}.
     *
     * @param from the first symbol
     * @param to the first symbol after them
     */
    void score(SignalBatch batch, int from, int to);
}
