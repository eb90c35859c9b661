package io.groundswell.replay.signals;

import java.util.List;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/**
 * Least squares with an intercept.
 *
 * @param slope of the first variable
 * @param tStatistic of that slope by Newey and West (1987), with lags of the fourth root rule
 * @param determination R²
 */
record Regression(double slope, double tStatistic, double determination) {
    private static final Regression NONE = new Regression(Double.NaN, Double.NaN, Double.NaN);

    /**
     * Of y on some variables.
     *
     * @param x a row of variables for each y
     */
    static Regression of(List<double[]> x, double[] y) {
        if (y.length <= x.get(0).length + 1) {
            return NONE;
        }
        try {
            OLSMultipleLinearRegression least = new OLSMultipleLinearRegression();
            least.newSampleData(y, x.toArray(new double[0][]));
            double[] beta = least.estimateRegressionParameters();
            double error = neweyWest(x, least.estimateResiduals());
            return new Regression(beta[1], beta[1] / error, least.calculateRSquared());
        } catch (SingularMatrixException e) {
            return NONE;
        }
    }

    /** Standard error of the first slope, the other variables left out of account. */
    private static double neweyWest(List<double[]> x, double[] residuals) {
        int n = residuals.length;
        double mean = x.stream().mapToDouble(row -> row[0]).sum() / n;
        double squares = 0;
        double[] moments = new double[n];
        for (int i = 0; i < n; i++) {
            double deviation = x.get(i)[0] - mean;
            squares += deviation * deviation;
            moments[i] = deviation * residuals[i];
        }
        int lags = (int) Math.floor(4 * Math.pow(n / 100.0, 2.0 / 9));
        double variance = 0;
        for (int lag = 0; lag <= lags; lag++) {
            double covariance = 0;
            for (int i = lag; i < n; i++) {
                covariance += moments[i] * moments[i - lag];
            }
            variance += (lag == 0 ? 1 : 2 * (1 - lag / (lags + 1.0))) * covariance;
        }
        return Math.sqrt(variance) / squares;
    }
}
