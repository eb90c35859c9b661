package io.groundswell.model.alert;

/**
 * When an alert is raised and when it is over. Times are seconds of order time.
 *
 * @param version its number; goes with every alert
 * @param raiseComposite smoothed composite from which on an alert is raised, with breadth
 * @param raiseBreadth how many scores must stand at a half then
 * @param raiseAbsorption smoothed first score that raises an alert alone
 * @param clearShare part of either threshold at which the alert is over
 * @param halfLifeSeconds half-life of the smoothing
 * @param holdSeconds how long there must be cause before an alert is raised
 * @param clearSeconds how long there must be none before it is over
 * @param coolDownSeconds how long no other is raised then
 * @param openingSeconds none is raised so long after a session begins
 * @param closingSeconds none is raised so long before it ends
 * @param resumeSeconds none is raised so long after trading was stopped
 * @param gapSeconds none is raised so long after the feed lost something
 * @param leastValidShare least part of the long window with a valid book
 * @param leastOrders least number of orders in the long window
 */
public record AlertRule(
        int version,
        double raiseComposite,
        int raiseBreadth,
        double raiseAbsorption,
        double clearShare,
        int halfLifeSeconds,
        int holdSeconds,
        int clearSeconds,
        int coolDownSeconds,
        int openingSeconds,
        int closingSeconds,
        int resumeSeconds,
        int gapSeconds,
        double leastValidShare,
        int leastOrders) {

    /**
     * The first version, as it was specified before it was built. Its thresholds were chosen in
     * view of three sessions of June 2012, and give one alert a session there.
     */
    public static final AlertRule V1 =
            new AlertRule(1, .45, 2, .92, .7, 60, 30, 60, 600, 900, 120, 300, 60, .8, 20);

    /**
     * The second version, with thresholds for {@code SignalParameters.V2}, chosen on the same
     * sessions.
     */
    public static final AlertRule V2 =
            new AlertRule(2, .36, 2, .76, .7, 60, 30, 60, 600, 900, 120, 300, 60, .8, 20);

    /**
     * Part of the way to a new value that the smoothing goes with each sample.
     *
     * @param gridNanos distance of the samples
     */
    double smoothing(long gridNanos) {
        return 1 - StrictMath.pow(2, -(gridNanos / 1e9) / halfLifeSeconds);
    }
}
