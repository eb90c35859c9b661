package io.groundswell.replay.signals;

import org.apache.commons.math3.stat.ranking.NaNStrategy;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/** How well a number tells two groups apart. */
final class Separation {
    private Separation() {}

    /**
     * Area under the curve of hits against false alarms: how often one of the first group has a
     * greater number than one of the second, ties for a half (Mann, Whitney 1947).
     *
     * @return a half where the number says nothing; NaN where a group is empty
     */
    static double areaUnderCurve(double[] positives, double[] negatives) {
        double[] all = new double[positives.length + negatives.length];
        System.arraycopy(positives, 0, all, 0, positives.length);
        System.arraycopy(negatives, 0, all, positives.length, negatives.length);
        double[] ranks = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE).rank(all);
        double sum = 0;
        for (int i = 0; i < positives.length; i++) {
            sum += ranks[i];
        }
        double n = positives.length;
        return (sum - n * (n + 1) / 2) / (n * negatives.length);
    }
}
