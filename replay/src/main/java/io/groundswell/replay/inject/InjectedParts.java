package io.groundswell.replay.inject;

import picocli.CommandLine.Option;

/** The options that say what is injected. */
final class InjectedParts {
    private static final long NANOS_PER_MICRO = 1_000;

    @Option(
            names = "--passive",
            paramLabel = "SHARE",
            description = "An iceberg that buys up to this share of seller-initiated volume.")
    private double passive;

    @Option(
            names = "--hidden",
            paramLabel = "SHARE",
            description = "Hidden buys inside the spread of this share of the volume.")
    private double hidden;

    @Option(
            names = "--drift-sigma",
            paramLabel = "SIGMAS",
            description =
                    "Prices that rise by so many sigmas by the end; one is this day's move of half"
                            + " an hour, so it is known only afterwards.")
    private double driftSigmas;

    @Option(
            names = "--drift-ticks",
            paramLabel = "TICKS",
            description = "Prices that rise by so many ticks by the end, added to the sigmas.")
    private long driftTicks;

    @Option(
            names = "--quiet",
            paramLabel = "SCALE",
            description = "Moves and spread multiplied by this, above 0 to 1 (1 changes nothing).")
    private double quiet = 1;

    @Option(
            names = "--display",
            paramLabel = "SHARES",
            description = "What the iceberg shows; ${DEFAULT-VALUE} unless said.")
    private long display = Injection.USUAL_DISPLAY_SHARES;

    @Option(
            names = "--random-display",
            description =
                    "Displays drawn from "
                            + Injection.MIN_RANDOM_DISPLAY
                            + " to "
                            + Injection.MAX_RANDOM_DISPLAY
                            + " shares instead.")
    private boolean randomDisplay;

    @Option(
            names = "--refill-us",
            paramLabel = "US",
            arity = "1",
            split = "-",
            description =
                    "Microseconds from an eaten display to the next; two with - between them are"
                            + " drawn from, such as 50000-500000; 200 unless said.")
    private long[] refillMicros = {Injection.USUAL_REFILL_NANOS / NANOS_PER_MICRO};

    @Option(
            names = "--sell-side",
            description = "All of it mirrored: a hidden seller, prices that fall.")
    private boolean sellSide;

    @Option(names = "--seed", paramLabel = "N", description = "Decides all that is drawn.")
    private long seed;

    /** Whether the day's own moves have to be measured first. */
    boolean needsSigma() {
        return driftSigmas != 0;
    }

    /**
     * What is to be injected.
     *
     * @param tick smallest price step in units of 10^-priceExponent
     * @param sigmaUnits the day's move of half an hour, in the same units; NaN where not measured
     * @throws IllegalArgumentException for what cannot be injected; the message says why
     */
    Injection injection(long startNanos, long endNanos, long tick, double sigmaUnits) {
        if (needsSigma() && Double.isNaN(sigmaUnits)) {
            throw new IllegalArgumentException(
                    "--drift-sigma: this day has no continuous trading to measure a sigma in");
        }
        if (refillMicros.length > 2) {
            throw new IllegalArgumentException("--refill-us: one time, or two with - between them");
        }
        double drift = needsSigma() ? driftSigmas * sigmaUnits : 0;
        Injection injection =
                Injection.during(startNanos, endNanos)
                        .withSellShare(passive)
                        .withHiddenShare(hidden)
                        .withDriftUnits(Math.round(drift) + driftTicks * tick)
                        .withMoveScale(quiet)
                        .withDisplayShares(display)
                        .withRefillNanos(
                                refillMicros[0] * NANOS_PER_MICRO,
                                refillMicros[refillMicros.length - 1] * NANOS_PER_MICRO)
                        .withRandomDisplay(randomDisplay)
                        .withSellSide(sellSide)
                        .withSeed(seed);
        if (injection.isEmpty()) {
            throw new IllegalArgumentException(
                    "nothing to inject: say one of --passive, --hidden, --drift-sigma,"
                            + " --drift-ticks, --quiet");
        }
        return injection;
    }
}
