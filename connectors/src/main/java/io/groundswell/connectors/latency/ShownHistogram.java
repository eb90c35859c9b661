package io.groundswell.connectors.latency;

import org.HdrHistogram.Histogram;
import org.apache.flink.metrics.HistogramStatistics;

/** A histogram as Flink shows it: of the last one or two minutes, but counting from the start. */
final class ShownHistogram implements org.apache.flink.metrics.Histogram {
    private final LatencyHistogram histogram;

    ShownHistogram(LatencyHistogram histogram) {
        this.histogram = histogram;
    }

    @Override
    public void update(long micros) {
        histogram.record(micros);
    }

    @Override
    public long getCount() {
        return histogram.measured();
    }

    @Override
    public HistogramStatistics getStatistics() {
        return new Statistics(histogram.times());
    }

    /** As it was when it was asked for. */
    private static final class Statistics extends HistogramStatistics {
        private static final double PERCENT = 100;

        private final Histogram times;

        Statistics(Histogram times) {
            this.times = times;
        }

        @Override
        public double getQuantile(double quantile) {
            return times.getValueAtPercentile(PERCENT * quantile);
        }

        /** None: the figures are kept, not each time. */
        @Override
        public long[] getValues() {
            return new long[0];
        }

        @Override
        public int size() {
            return Math.toIntExact(Math.min(Integer.MAX_VALUE, times.getTotalCount()));
        }

        @Override
        public double getMean() {
            return times.getMean();
        }

        @Override
        public double getStdDev() {
            return times.getStdDeviation();
        }

        @Override
        public long getMax() {
            return times.getMaxValue();
        }

        @Override
        public long getMin() {
            return times.getTotalCount() == 0 ? 0 : times.getMinValue();
        }
    }
}
