package io.groundswell.model.signal;

/** Parameters with windows so short that a test sees them pass many times. */
public final class SignalParametersOfTests {
    /** Windows of a tenth of {@link SignalParameters#V1}, everything else as there. */
    public static final SignalParameters SHORT = withWindows(SignalParameters.V1, 90, 30, 180);

    /** The same of {@link SignalParameters#V2}. */
    static final SignalParameters SHORT_V2 = withWindows(SignalParameters.V2, 90, 30, 180);

    private SignalParametersOfTests() {}

    private static SignalParameters withWindows(
            SignalParameters its, int longSeconds, int shortSeconds, int baselineSeconds) {
        return new SignalParameters(
                1_000 * its.version(),
                longSeconds,
                shortSeconds,
                baselineSeconds,
                its.holdRates(),
                its.absorption(),
                its.refill(),
                its.hold(),
                its.hidden(),
                its.hiddenShare(),
                its.offExchangeShare(),
                its.bidAbsorption(),
                its.priceCreep(),
                its.darkInference(),
                its.liquiditySinkhole(),
                its.volatilityContraction());
    }
}
