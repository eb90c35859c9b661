package io.groundswell.replay.signals;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** D.1 of the report: what others have published about order flow and prices. */
final class PublishedPart {
    private static final double TOLERANCE = .005;
    private static final double MINUTE_TOLERANCE = .005;

    /** What signals.md gives for the same days: flow, its median, trades, a minute, levels. */
    private static final Map<String, double[]> SPECIFIED =
            Map.of(
                    "AMZN", new double[] {.525, .569, .357, .577, .790},
                    "GOOG", new double[] {.411, .450, .342, .428, .792},
                    "AAPL", new double[] {.509, .555, .341, .665, Double.NaN});

    private PublishedPart() {}

    static void add(Report report, List<RecordedDay> days) {
        report.heading("D.1 Published numbers");
        report.words(
                "R² of moves of the midpoint on order flow imbalance, in bins of ten seconds, the"
                    + " mean over the 13 half hours of each session. Published: 65 % for the mean"
                    + " of 50 stocks, 47 % and 35 % for two with a wide spread; 32 % with trade"
                    + " imbalance alone (Cont, Kukanov, Stoikov 2014). Marked against the"
                    + " specification's own figures for these days, ±.005.");
        List<List<String>> rows = new ArrayList<>();
        for (RecordedDay day : days) {
            long open = day.at(LocalTime.of(9, 30));
            long close = day.at(LocalTime.of(16, 0));
            PublishedNumbers ten = PublishedNumbers.of(day, open, close, 10);
            PublishedNumbers minute = PublishedNumbers.of(day, open, close, 60);
            double[] should = SPECIFIED.get(day.symbol());
            rows.add(
                    List.of(
                            day.symbol(),
                            figure(should, 0, ten.flow(), TOLERANCE),
                            figure(should, 1, ten.medianFlow(), TOLERANCE),
                            figure(should, 2, ten.trades(), TOLERANCE),
                            figure(should, 3, minute.flow(), MINUTE_TOLERANCE),
                            figure(should, 4, ten.levels(), TOLERANCE),
                            ten.positive() + " of " + ten.halfHours(),
                            Bar.figure(ten.meanT()),
                            Bar.figure(ten.slopeByDepth())));
        }
        report.table(
                "published",
                List.of(
                        "symbol",
                        "flow",
                        "median",
                        "trades",
                        "flow, 60 s",
                        "all levels",
                        "significant",
                        "mean t",
                        "slope x depth"),
                rows);
    }

    private static String figure(double[] should, int which, double is, double tolerance) {
        return should == null || Double.isNaN(should[which])
                ? Bar.figure(is)
                : Bar.near(is, should[which], tolerance);
    }
}
