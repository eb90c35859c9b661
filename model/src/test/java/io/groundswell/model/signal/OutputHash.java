package io.groundswell.model.signal;

/**
 * One number for all outputs of a run, whatever the order of symbols: each output's bits are mixed
 * with whose it is, when it was and its column (splitmix64, Steele, Lea, Flood 2014), and xored.
 */
final class OutputHash {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private long hash;

    /** Adds the columns of a symbol at a tick. */
    void add(long symbol, long tick, double[] outputs, int at) {
        long row = mix(mix(symbol) + tick);
        for (int column = 0; column < SignalSchema.COUNT; column++) {
            hash ^= mix(mix(row + column) + Double.doubleToRawLongBits(outputs[at + column]));
        }
    }

    private static long mix(long value) {
        long z = value + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    long value() {
        return hash;
    }
}
