package io.groundswell.model.signal;

/**
 * What the scores are computed with. A set of parameters, once given a version, never changes.
 *
 * @param version its number; goes with every alert
 * @param longSeconds the window of prints, tests and support
 * @param shortSeconds the window of drift and contraction
 * @param baselineSeconds the window before each of those that they are held against
 * @param holdRates how the outcomes of hold tests are compared
 * @param absorption what the first strength is made of
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
        HoldRates holdRates,
        Absorption absorption,
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
     * How the outcomes of hold tests on both sides are compared.
     *
     * @param pseudoTests tests with the usual outcome that are added on each side
     * @param isStandardised whether the difference of the two rates is divided by its error, which
     *     makes much of a small difference where there are many tests
     */
    public record HoldRates(double pseudoTests, boolean isStandardised) {}

    /**
     * What the first strength is made of.
     *
     * @param refillWeight of the refill asymmetry, in deviations
     * @param holdWeight of the hold asymmetry, in deviations
     * @param isGated whether the score counts only as far as there are sellers and the spread does
     *     not widen
     */
    public record Absorption(double refillWeight, double holdWeight, boolean isGated) {}

    /**
     * What is usual of a metric.
     *
     * @param floor the least that one deviation may be
     * @param centre taken for the median while there is none, or always
     * @param scale taken for a deviation while there is none
     * @param isCentreFixed whether the symbol's own median says nothing: neither side is expected
     *     to be stronger
     */
    public record Usual(double floor, double centre, double scale, boolean isCentreFixed) {
        /** With the symbol's own median as its centre, as soon as there is one. */
        public Usual(double floor, double centre, double scale) {
            this(floor, centre, scale, false);
        }
    }

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
                    new HoldRates(4, true),
                    new Absorption(.6, .4, true),
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

    /**
     * The second version: the hold statistic as a plain difference of rates and with most of the
     * weight of the first strength, which stands for itself, and no usual side. Its form and its
     * weights were chosen in view of the three sessions of June 2012.
     */
    public static final SignalParameters V2 =
            new SignalParameters(
                    2,
                    900,
                    300,
                    1800,
                    new HoldRates(10, false),
                    new Absorption(.2, .8, false),
                    new Usual(.03, 0, .05, true),
                    new Usual(.05, 0, .10, true),
                    new Usual(.05, 0, .07),
                    new Usual(.05, .28, .07),
                    new Usual(.05, .15, .07),
                    new Squash(2.6, .70),
                    new Squash(1.65, .50),
                    new Squash(1.65, .60),
                    new Squash(2.0, .50),
                    new Squash(2.2, .70));
}
