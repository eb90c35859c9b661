package io.groundswell.model.alert;

import io.groundswell.model.signal.SignalParameters;

/**
 * Parameters of the scores and the rule whose thresholds were chosen for them.
 *
 * @param parameters what scores are computed with
 * @param rule what alerts are raised by
 */
public record SignalVersion(SignalParameters parameters, AlertRule rule) {
    /** As it was specified before it was built. */
    public static final SignalVersion V1 = new SignalVersion(SignalParameters.V1, AlertRule.V1);

    /** More of what is bought unseen is found, at as many alerts on the days it was chosen on. */
    public static final SignalVersion V2 = new SignalVersion(SignalParameters.V2, AlertRule.V2);

    /**
     * The version of that number.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static SignalVersion of(int number) {
        return switch (number) {
            case 1 -> V1;
            case 2 -> V2;
            default -> throw new IllegalArgumentException("no parameters of version " + number);
        };
    }
}
