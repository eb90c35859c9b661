package io.groundswell.model.alert;

import io.groundswell.model.feature.Evidence;
import io.groundswell.model.feature.SessionSpan;
import io.groundswell.model.signal.SignalReading;
import java.util.List;

/**
 * Somebody seems to buy without being seen, or no longer does. Says what was seen, never what the
 * price will do.
 *
 * @param symbol as IQFeed spells it
 * @param timeNanos the grid point at which it was decided, nanoseconds since 1970 UTC
 * @param change what has become of the alert
 * @param cause why it was raised
 * @param session the session; outside the regular one an alert is for information only
 * @param composite the smoothed composite, 0 to 1, or NaN
 * @param absorption the smoothed first score, 0 to 1, or NaN
 * @param reading scores, their mirrors and the numbers behind them
 * @param qualityFlags of the sample, bits of {@link io.groundswell.model.feature.FeatureSchema}
 * @param evidence the last prints and book changes of the long window, oldest first; a limited
 *     number
 * @param parameterVersion version of the scores' parameters
 * @param ruleVersion version of the rule
 */
public record Alert(
        String symbol,
        long timeNanos,
        AlertChange change,
        AlertCause cause,
        SessionSpan session,
        double composite,
        double absorption,
        SignalReading reading,
        long qualityFlags,
        List<Evidence> evidence,
        int parameterVersion,
        int ruleVersion) {

    /** Whether it is for information only. */
    public boolean isInfo() {
        return !AlertGate.isRegular(session);
    }
}
