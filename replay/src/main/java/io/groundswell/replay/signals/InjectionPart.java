package io.groundswell.replay.signals;

import io.groundswell.model.signal.SignalSchema;
import io.groundswell.replay.inject.Injection;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/** D.4 of the report: what the scores make of accumulation that was laid over real days. */
final class InjectionPart {
    private static final double TOLERANCE = .02;
    private static final long BOOTSTRAP_SEED = 1;
    private static final int MINUTES = 30;
    private static final int S1 = SignalSchema.SCORES;
    private static final int S3 = SignalSchema.SCORES + 2;
    private static final int S4 = SignalSchema.SCORES + 3;
    private static final long MILLI = 1_000_000;

    private final List<InjectionTrials> trials;
    private final PrintWriter progress;

    /** What was run with the first version, by name. */
    private final Map<String, TrialSet> sets = new HashMap<>();

    /**
     * What is laid over, and what the specification measured of it: alert rate, median latency in
     * minutes, then the areas of S1, S3, S4, composite and mirror.
     */
    private record Case(
            String name,
            BiFunction<InjectionTrials, Injection, Injection> what,
            List<Double> specified) {
        Case(
                String name,
                BiFunction<InjectionTrials, Injection, Injection> what,
                double... specified) {
            this(name, what, Arrays.stream(specified).boxed().toList());
        }
    }

    InjectionPart(List<InjectionTrials> trials, PrintWriter progress) {
        this.trials = trials;
        this.progress = progress;
    }

    void add(Report report) {
        report.heading("D.4 Injected accumulation");
        report.words(
                "15 windows of 30 minutes on each day, the score averaged over the last ten"
                        + " minutes, against the same windows as they were: 0.5 says nothing. Marks"
                        + " compare with the specification's prototype, ±.02. Windows overlap, so"
                        + " that the 45 are worth about 30. Thresholds were chosen on these days:"
                        + " in sample. Nothing here says where a price will go.");
        List<TrialSet> passive = exact(report);
        doseResponse(report, passive);
        specificity(report);
        variants(report);
    }

    private TrialSet run(String name, BiFunction<InjectionTrials, Injection, Injection> what) {
        TrialSet set = run(trials, name, what);
        sets.put(name, set);
        return set;
    }

    private TrialSet run(
            List<InjectionTrials> trials,
            String name,
            BiFunction<InjectionTrials, Injection, Injection> what) {
        List<Trial> injected = new ArrayList<>();
        List<Trial> clean = new ArrayList<>();
        for (InjectionTrials day : trials) {
            TrialSet its = day.run(name, MINUTES, at -> what.apply(day, at));
            injected.addAll(its.injected());
            clean.addAll(its.clean());
        }
        progress.printf("  %s: %d windows%n", name, injected.size());
        progress.flush();
        return new TrialSet(name, injected, clean);
    }

    private static Injection mixed(
            InjectionTrials day,
            Injection at,
            double passive,
            double hidden,
            double sigmas,
            double scale) {
        return at.withSellShare(passive)
                .withHiddenShare(hidden)
                .withDriftUnits(day.drift(sigmas))
                .withMoveScale(scale);
    }

    private static List<Case> exactCases() {
        return List.of(
                new Case("nothing", (day, at) -> at, .11, Double.NaN, .5, .5, .5, .5, .5),
                passive(.10, .18, 12, .73, .43, .61, .66, .43),
                passive(.20, .29, 14.5, .86, .37, .71, .83, .41),
                passive(.30, .73, 15, .91, .31, .76, .89, .43),
                passive(.50, .93, 14, .97, .21, .85, .95, .44),
                new Case(
                        "mixed .15, .10, 1 sigma, x.8",
                        (day, at) -> mixed(day, at, .15, .10, 1, .8),
                        .38,
                        17,
                        .81,
                        .83,
                        .78,
                        .87,
                        .33),
                new Case(
                        "mixed .20, .10, 1.5 sigma, x.7",
                        (day, at) -> mixed(day, at, .20, .10, 1.5, .7),
                        .64,
                        15,
                        .86,
                        .82,
                        .88,
                        .93,
                        .35),
                new Case(
                        "mixed .30, .15, 1.5 sigma, x.7",
                        (day, at) -> mixed(day, at, .30, .15, 1.5, .7),
                        .89,
                        14,
                        .91,
                        .90,
                        .91,
                        .96,
                        .35));
    }

    private List<TrialSet> exact(Report report) {
        List<TrialSet> passive = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Case each : exactCases()) {
            TrialSet set = run(each.name(), each.what());
            List<Double> should = each.specified();
            rows.add(
                    List.of(
                            each.name(),
                            Bar.near(set.alertRate(), should.get(0), TOLERANCE),
                            Bar.figure(set.latencyMinutes()) + " (" + should.get(1) + ")",
                            area(set, S1, should.get(2)),
                            area(set, S3, should.get(3)),
                            area(set, S4, should.get(4)),
                            area(set, SignalSchema.COMPOSITE, should.get(5)),
                            area(set, SignalSchema.MIRROR_COMPOSITE, should.get(6))));
            if (each.name().startsWith("passive")) {
                passive.add(set);
            }
        }
        report.table(
                "injected",
                List.of(
                        "injected",
                        "alert rate",
                        "minutes",
                        "absorption",
                        "dark",
                        "sinkhole",
                        "composite",
                        "mirror"),
                rows);
        return passive;
    }

    private static Case passive(double share, double... specified) {
        return new Case(
                String.format(Locale.ROOT, "passive %.0f %%", 100 * share),
                (day, at) -> at.withSellShare(share),
                specified);
    }

    private static String area(TrialSet set, int column, double should) {
        return Bar.near(set.areaUnderCurve(column), should, TOLERANCE)
                + " ("
                + Bar.figure(should)
                + ")";
    }

    private void doseResponse(Report report, List<TrialSet> passive) {
        report.words(
                "Dose and response of the passive buyer: area of the first score with the bounds of"
                    + " 95 in 100 resamples of three windows in a row, of the hold statistic alone,"
                    + " which knows nothing of refills, and of the ask side's mirror, which must"
                    + " not rise.");
        List<List<String>> rows = new ArrayList<>();
        for (TrialSet set : passive) {
            double[] bounds = set.interval(S1, BOOTSTRAP_SEED);
            rows.add(
                    List.of(
                            set.name(),
                            Bar.figure(set.areaUnderCurve(S1)),
                            bounds(bounds),
                            Bar.figure(set.areaUnderCurve(SignalSchema.HOLD)),
                            Bar.figure(set.areaUnderCurve(SignalSchema.REFILL)),
                            Bar.atMost(set.areaUnderCurve(SignalSchema.MIRRORS), .5)));
        }
        report.table(
                "dose",
                List.of("injected", "absorption", "bounds", "hold", "refill", "mirror"),
                rows);
    }

    private void specificity(Report report) {
        report.words(
                "Which signal sees what: areas of the five strengths; what a signal is made for"
                    + " should rise, the others should stay at 0.5 (drift is support as well).");
        List<Case> cases =
                List.of(
                        drift(1, .50, .73, .50, .66, .49),
                        drift(2, .50, .89, .50, .78, .48),
                        drift(3, .50, .96, .50, .86, .46),
                        hidden(.05, .50, .50, .75, .50, .50),
                        hidden(.10, .50, .50, .89, .50, .50),
                        hidden(.20, .50, .50, .99, .50, .50),
                        quiet(.8, .50, .50, .50, .51, .65),
                        quiet(.6, .50, .50, .50, .52, .82),
                        quiet(.5, .50, .50, .50, .52, .91),
                        quiet(.4, .50, .50, .50, .53, .97),
                        new Case(
                                "passive 20 %",
                                (day, at) -> at.withSellShare(.20), .88, .50, .38, .79, .54),
                        new Case(
                                "mixed .20, .10, 1.5 sigma, x.7",
                                (day, at) -> mixed(day, at, .20, .10, 1.5, .7),
                                .87,
                                .91,
                                .85,
                                .92,
                                .76));
        List<List<String>> rows = new ArrayList<>();
        for (Case each : cases) {
            TrialSet set = run(each.name(), each.what());
            List<String> row = new ArrayList<>(List.of(each.name()));
            for (int signal = 0; signal < each.specified().size(); signal++) {
                row.add(area(set, SignalSchema.STRENGTHS + signal, each.specified().get(signal)));
            }
            rows.add(row);
        }
        report.table(
                "specificity",
                List.of("injected", "absorption", "creep", "dark", "sinkhole", "contraction"),
                rows);
    }

    private static Case drift(int sigmas, double... specified) {
        return new Case(
                "drift " + sigmas + " sigma",
                (day, at) -> at.withDriftUnits(day.drift(sigmas)),
                specified);
    }

    private static Case hidden(double share, double... specified) {
        return new Case("hidden +" + share, (day, at) -> at.withHiddenShare(share), specified);
    }

    private static Case quiet(double scale, double... specified) {
        return new Case("moves x " + scale, (day, at) -> at.withMoveScale(scale), specified);
    }

    private void variants(Report report) {
        report.words(
                "Variants: refills after 50 to 500 ms and displays of random sizes, which the"
                        + " refill rule cannot see and the hold statistic must; and a hidden"
                        + " seller, whom only the mirror may see.");
        List<List<String>> rows = new ArrayList<>();
        for (double share : new double[] {.20, .30, .50}) {
            rows.add(variant("slow, random refills " + share, (day, at) -> slow(at, share)));
        }
        rows.add(variant("hidden seller .3", (day, at) -> at.withSellShare(.3).withSellSide(true)));
        report.table(
                "variants",
                List.of("injected", "absorption", "hold", "composite", "mirror", "alert rate"),
                rows);
    }

    private List<String> variant(
            String name, BiFunction<InjectionTrials, Injection, Injection> what) {
        TrialSet set = run(name, what);
        return List.of(
                name,
                Bar.figure(set.areaUnderCurve(S1)),
                Bar.figure(set.areaUnderCurve(SignalSchema.HOLD)),
                Bar.figure(set.areaUnderCurve(SignalSchema.COMPOSITE)),
                Bar.figure(set.areaUnderCurve(SignalSchema.MIRROR_COMPOSITE)),
                Bar.figure(set.alertRate()));
    }

    private static Injection slow(Injection at, double share) {
        return at.withSellShare(share)
                .withRefillNanos(50 * MILLI, 500 * MILLI)
                .withRandomDisplay(true);
    }

    /** The second version beside the first, which must have been run before. */
    void addSecond(Report report, List<InjectionTrials> second) {
        report.words(
                "Passive buyers and mixed ones with both versions: areas of the first score, and"
                        + " how often an alert is raised, with bounds of 95 in 100 resamples of"
                        + " three windows in a row. Bars: what the specification calls excellent.");
        List<List<String>> rows = new ArrayList<>();
        rows.add(compared("nothing", second, (day, at) -> at, Double.NaN, Double.NaN));
        rows.add(passive(second, .10, Double.NaN, Double.NaN));
        rows.add(passive(second, .20, .90, .50));
        rows.add(passive(second, .30, Double.NaN, .85));
        rows.add(passive(second, .50, Double.NaN, .95));
        rows.add(
                compared(
                        "mixed .20, .10, 1.5 sigma, x.7",
                        second,
                        (day, at) -> mixed(day, at, .20, .10, 1.5, .7),
                        Double.NaN,
                        .80));
        rows.add(
                compared(
                        "slow, random refills 0.3",
                        second,
                        (day, at) -> slow(at, .30),
                        Double.NaN,
                        Double.NaN));
        report.table(
                "second",
                List.of(
                        "injected",
                        "absorption",
                        "of version 2",
                        "more",
                        "mirror",
                        "alerts",
                        "of version 2",
                        "more"),
                rows);
    }

    private List<String> passive(
            List<InjectionTrials> second, double share, double area, double alerts) {
        Case its = passive(share);
        return compared(its.name(), second, its.what(), area, alerts);
    }

    private List<String> compared(
            String name,
            List<InjectionTrials> second,
            BiFunction<InjectionTrials, Injection, Injection> what,
            double leastArea,
            double leastAlerts) {
        TrialSet one = sets.get(name);
        TrialSet two = run(second, name + ", version 2", what);
        double area = two.areaUnderCurve(S1);
        double alerts = two.alertRate();
        return List.of(
                name,
                Bar.figure(one.areaUnderCurve(S1)),
                Double.isNaN(leastArea) ? Bar.figure(area) : Bar.atLeast(area, leastArea),
                bounds(two.differenceFrom(one, it -> it.areaUnderCurve(S1), BOOTSTRAP_SEED)),
                Bar.figure(two.areaUnderCurve(SignalSchema.MIRRORS)),
                Bar.figure(one.alertRate()),
                Double.isNaN(leastAlerts) ? Bar.figure(alerts) : Bar.atLeast(alerts, leastAlerts),
                bounds(two.differenceFrom(one, TrialSet::alertRate, BOOTSTRAP_SEED)));
    }

    private static String bounds(double[] bounds) {
        return Bar.figure(bounds[0]) + " .. " + Bar.figure(bounds[1]);
    }
}
