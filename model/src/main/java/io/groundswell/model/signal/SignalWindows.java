package io.groundswell.model.signal;

/**
 * How many samples, steps of five seconds and bins of ten make which window.
 *
 * @param gridMillis distance of the samples; divides five seconds
 * @param binSamples samples of a bin
 * @param stepSamples samples of a step
 * @param minuteSamples samples of a minute
 * @param longSamples samples of the long window
 * @param longBins bins of the long window
 * @param shortBins bins of the short window
 * @param baselineBins bins of a baseline
 */
public record SignalWindows(
        int gridMillis,
        int binSamples,
        int stepSamples,
        int minuteSamples,
        int longSamples,
        int longBins,
        int shortBins,
        int baselineBins) {
    private static final int MILLIS = 1_000;
    private static final int LEAST_GRID_MILLIS = 250;
    private static final int BIN_SECONDS = 10;
    private static final int STEP_SECONDS = 5;
    private static final int MINUTE_SECONDS = 60;
    private static final int SLOW_ENTRIES = 120;
    private static final int LEAST_SLOW_ENTRIES = 20;

    /** Windows of the parameters on a grid of a second. */
    public static SignalWindows of(SignalParameters parameters) {
        return of(parameters, MILLIS);
    }

    /**
     * Windows of the parameters.
     *
     * @param gridMillis distance of the samples, 250 to 5000
     * @throws IllegalArgumentException for a grid that does not divide five seconds
     */
    public static SignalWindows of(SignalParameters parameters, int gridMillis) {
        if (gridMillis < LEAST_GRID_MILLIS || STEP_SECONDS * MILLIS % gridMillis != 0) {
            throw new IllegalArgumentException("a grid of " + gridMillis + " ms");
        }
        return new SignalWindows(
                gridMillis,
                BIN_SECONDS * MILLIS / gridMillis,
                STEP_SECONDS * MILLIS / gridMillis,
                MINUTE_SECONDS * MILLIS / gridMillis,
                parameters.longSeconds() * MILLIS / gridMillis,
                parameters.longSeconds() / BIN_SECONDS,
                parameters.shortSeconds() / BIN_SECONDS,
                parameters.baselineSeconds() / BIN_SECONDS);
    }

    /** Checks what only a bug of ours could get wrong. */
    public SignalWindows {
        if (longBins + baselineBins >= SignalBatch.COARSE_BINS) {
            throw new IllegalArgumentException("windows longer than the rings: " + longBins);
        }
    }

    /** Samples that a ring keeps: a power of two, 1024 for a quarter of an hour of seconds. */
    int fineSamples() {
        int most = Math.max(longSamples, shortBins * binSamples + stepSamples) + binSamples;
        return 1 << (Integer.SIZE - Integer.numberOfLeadingZeros(most - 1));
    }

    /** Steps of the short window. */
    int shortSteps() {
        return shortBins * BIN_SECONDS / STEP_SECONDS;
    }

    /** Entries of the slow ring that are looked back at, at most. */
    int slowEntries() {
        return SLOW_ENTRIES;
    }

    /** Entries of the slow ring that tell what is usual, at least. */
    int leastSlowEntries() {
        return LEAST_SLOW_ENTRIES;
    }
}
