package io.groundswell.model.signal;

/**
 * What the scores are computed with. A set of parameters, once given a version, never changes.
 *
 * @param version its number; goes with every alert
 * @param longSeconds the window of prints, tests and support
 * @param shortSeconds the window of drift and contraction
 * @param baselineSeconds the window before each of those that they are held against
 * @param refill what is usual of the refill asymmetry
 * @param hold what is usual of the hold asymmetry
 * @param hidden what is usual of the hidden asymmetry
 * @param hiddenShare what is usual of the hidden share
 * @param offExchangeShare what is usual of the institutional off-exchange share
 * @param bidAbsorption how the first strength becomes a score
 * @param priceCreep how the second does
 * @param darkInference how the third does
 * @param liquiditySinkhole how the fourth does
 * @param volatilityContraction how the fifth does
 */
public record SignalParameters(
        int version,
        int longSeconds,
        int shortSeconds,
        int baselineSeconds,
        Usual refill,
        Usual hold,
        Usual hidden,
        Usual hiddenShare,
        Usual offExchangeShare,
        Squash bidAbsorption,
        Squash priceCreep,
        Squash darkInference,
        Squash liquiditySinkhole,
        Squash volatilityContraction) {

    /**
     * What is usual of a metric.
     *
     * @param floor the least that one deviation may be
     * @param centre taken for the median while there is none
     * @param scale taken for a deviation while there is none
     */
    public record Usual(double floor, double centre, double scale) {}

    /**
     * How a strength becomes a score: a half at the centre, and 0.85 a width above it.
     *
     * @param centre about the 95 % quantile of clean days
     * @param width of the transition
     */
    public record Squash(double centre, double width) {}

    /** The first version, as it was specified before it was built. */
    public static final SignalParameters V1 =
            new SignalParameters(
                    1,
                    900,
                    300,
                    1800,
                    new Usual(.03, 0, .04),
                    new Usual(1.2, 0, 1.5),
                    new Usual(.05, 0, .07),
                    new Usual(.05, .28, .07),
                    new Usual(.05, .15, .07),
                    new Squash(2.0, .70),
                    new Squash(1.65, .50),
                    new Squash(1.65, .60),
                    new Squash(2.0, .50),
                    new Squash(2.2, .70));
}
