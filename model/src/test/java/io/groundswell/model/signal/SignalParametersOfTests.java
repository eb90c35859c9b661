package io.groundswell.model.signal;

/** Parameters with windows so short that a test sees them pass many times. */
public final class SignalParametersOfTests {
    /** Windows of a tenth of {@link SignalParameters#V1}, everything else as there. */
    public static final SignalParameters SHORT = withWindows(90, 30, 180);

    private SignalParametersOfTests() {}

    static SignalParameters withWindows(int longSeconds, int shortSeconds, int baselineSeconds) {
        SignalParameters v1 = SignalParameters.V1;
        return new SignalParameters(
                1_000,
                longSeconds,
                shortSeconds,
                baselineSeconds,
                v1.refill(),
                v1.hold(),
                v1.hidden(),
                v1.hiddenShare(),
                v1.offExchangeShare(),
                v1.bidAbsorption(),
                v1.priceCreep(),
                v1.darkInference(),
                v1.liquiditySinkhole(),
                v1.volatilityContraction());
    }
}
