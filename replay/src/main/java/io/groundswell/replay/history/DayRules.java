package io.groundswell.replay.history;

import io.groundswell.model.event.EventHeader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Judges a day of trades or interval bars. What the rules rest on was proven on recorded days of
 * IQFeed: the sizes of all trades sum up to the daily bar's volume; tick ids count from 1 for each
 * market centre; the running volume counts every trade. Volume is the proof, and ids are a hint:
 * how it numbers is not promised. A daily bar without volume, as of an index, proves nothing.
 *
 * <p>Interval bars are made of C and E trades alone, while their running volume counts O trades as
 * well. What is between two bars may therefore be O trades or a bar that is missing: bars alone
 * prove their own end, where they reach the daily volume, and never their middle. A rest after the
 * last bar is taken for bars until the feed, asked from there on, says that it has none.
 */
final class DayRules {
    private static final int MAX_LINES = 3;

    private final boolean isTicks;
    private final DayEvidence evidence;
    private final DayFacts facts;
    private final Optional<DayHours> hours;
    private final DayWords words;
    private final long dailyVolume;
    private final List<String> missing = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    DayRules(
            boolean isTicks,
            DayEvidence evidence,
            DayFacts facts,
            Optional<DayHours> hours,
            DayWords words) {
        this.isTicks = isTicks;
        this.evidence = evidence;
        this.facts = facts;
        this.hours = hours;
        this.words = words;
        long volume = facts.dailyVolume();
        for (int i = 0; i < evidence.sizeExponent(); i++) {
            volume *= 10;
        }
        this.dailyVolume = volume;
    }

    DayCheck check(boolean over) {
        if (!over) {
            missing.add(DayCheck.NOT_OVER);
        }
        if (evidence.rows() == 0) {
            nothing();
        } else {
            volume();
            begin();
            end();
            ids();
            oddities();
        }
        boolean whole = missing.isEmpty();
        boolean verified = whole && isVolumeProven();
        return new DayCheck(
                whole ? DayState.COMPLETE : DayState.PARTIAL,
                verified,
                missing,
                remarks,
                sessionShare(),
                volumeShare());
    }

    private void nothing() {
        missing.add(isTicks ? "no trade on tape" : "no bar on tape");
        if (facts.tellsVolume()) {
            missing.add("volume " + words.volume(dailyVolume) + " not on tape");
        }
    }

    private void volume() {
        if (isTicks && facts.tellsVolume()) {
            long rest = dailyVolume - evidence.volume();
            if (rest > 0) {
                missing.add(
                        "volume "
                                + words.volume(rest)
                                + " of "
                                + words.volume(dailyVolume)
                                + " not on tape");
            }
        }
        long told = isTicks ? evidence.volume() : evidence.totalVolume();
        if (facts.isDailyKnown() && told > dailyVolume) {
            remarks.add(
                    "volume "
                            + words.volume(told - dailyVolume)
                            + " more than the daily bar's "
                            + words.volume(dailyVolume));
        }
        if (facts.daily() == DayFacts.Daily.NONE) {
            remarks.add("the feed has no daily bar");
        }
        holes();
    }

    private void holes() {
        if (evidence.places() <= MAX_LINES) {
            evidence.holes().forEach(hole -> missing.add(words.hole(hole)));
            return;
        }
        VolumeHole largest =
                Collections.max(evidence.holes(), Comparator.comparingLong(VolumeHole::volume));
        missing.add(
                "volume "
                        + words.volume(evidence.volumeMissing())
                        + " missing in "
                        + DayWords.amount(evidence.places(), 0)
                        + " places, the largest "
                        + words.volume(largest.volume())
                        + " "
                        + words.place(largest));
    }

    private void begin() {
        // Where totals are told, what is missing before the first trade is a hole of the volume.
        if (!evidence.tellsTotals()
                && hours.isPresent()
                && evidence.firstNanos() > hours.get().openNanos()
                && !isVolumeWhole()) {
            missing.add(
                    "begins "
                            + words.time(evidence.firstNanos())
                            + ", the session at "
                            + words.minute(hours.get().beginNanos()));
        }
    }

    private boolean isVolumeWhole() {
        return facts.tellsVolume() && evidence.volume() >= dailyVolume;
    }

    /** Whether all trades are there, whatever else may be odd about them. */
    private boolean isVolumeProven() {
        return isTicks
                && facts.tellsVolume()
                && evidence.volume() == dailyVolume
                && evidence.volumeMissing() == 0;
    }

    private void end() {
        long reached = evidence.tellsTotals() ? evidence.totalVolume() : evidence.volume();
        boolean reaches = facts.tellsVolume() && reached >= dailyVolume;
        long rest = dailyVolume - reached;
        if (reaches) {
            return;
        }
        String ends = "ends " + words.time(evidence.lastNanos());
        String session =
                hours.isPresent() && evidence.lastNanos() < hours.get().endNanos()
                        ? ", the session goes on to " + words.minute(hours.get().endNanos())
                        : "";
        if (facts.isDailyKnown() && !facts.tellsVolume()) {
            if (!facts.noMore()) {
                missing.add(
                        ends
                                + ", and the daily bar tells no volume: only asking again tells"
                                + " whether more follows");
            }
        } else if (facts.tellsVolume() && evidence.tellsTotals()) {
            if (!isTicks && facts.noMore()) {
                remarks.add("volume " + words.volume(rest) + " after the last bar makes no bar");
                return;
            }
            missing.add(ends + " with volume " + words.volume(rest) + " to come" + session);
            if (!isTicks) {
                remarks.add("some trades make no bar; only asking again tells whether bars follow");
            }
        } else if (!facts.noMore()
                && hours.isPresent()
                && evidence.lastNanos() < hours.get().closeNanos()) {
            missing.add(ends + session);
        }
    }

    private void ids() {
        List<CentreIds> holed =
                evidence.centres().stream()
                        .filter(it -> it.missing() > 0)
                        .sorted(Comparator.comparingLong(CentreIds::missing).reversed())
                        .toList();
        // The volume is the proof, ids are a hint: IQFeed does not promise how it numbers.
        List<String> where = isVolumeProven() ? remarks : missing;
        String but = isVolumeProven() ? ", but no volume is" : "";
        holed.stream().limit(MAX_LINES).map(it -> words.ids(it) + but).forEach(where::add);
        if (holed.size() > MAX_LINES) {
            long rest = holed.stream().skip(MAX_LINES).mapToLong(CentreIds::missing).sum();
            where.add(
                    DayWords.amount(rest, 0)
                            + " tick ids of "
                            + (holed.size() - MAX_LINES)
                            + " more market centres missing"
                            + but);
        }
        if (evidence.idsTwice() > 0) {
            missing.add("trades that are on tape twice, by their tick ids: " + evidence.idsTwice());
        }
        evidence.centres().stream()
                .filter(it -> it.jumps() > 0 || !it.isOrdered())
                .limit(MAX_LINES)
                .forEach(
                        it ->
                                remarks.add(
                                        "tick ids of "
                                                + DayWords.centre(it.centre())
                                                + " do not count from 1 without jumps"));
    }

    private void oddities() {
        if (evidence.contradictions() > 0) {
            missing.add(
                    (isTicks ? "trades" : "bars")
                            + " whose running volume contradicts the others: "
                            + evidence.contradictions());
        }
        if (evidence.corrections() > 0) {
            remarks.add("trades that were cancelled or corrected later: " + evidence.corrections());
        }
    }

    private OptionalDouble volumeShare() {
        if (!facts.tellsVolume()) {
            return OptionalDouble.empty();
        }
        long reached =
                isTicks || !evidence.tellsTotals() ? evidence.volume() : evidence.totalVolume();
        return OptionalDouble.of((double) reached / dailyVolume);
    }

    private OptionalDouble sessionShare() {
        if (hours.isEmpty() || evidence.rows() == 0) {
            return OptionalDouble.empty();
        }
        long open = hours.get().openNanos();
        long close = hours.get().closeNanos();
        boolean beginProven = isTicks && evidence.tellsTotals() && evidence.totalVolume() > 0;
        boolean endProven =
                facts.tellsVolume()
                        && evidence.tellsTotals()
                        && evidence.totalVolume() >= dailyVolume;
        long first = beginProven ? open : evidence.firstNanos();
        long last = endProven ? close : evidence.lastNanos();
        long covered = within(open, close, first, last);
        for (VolumeHole hole : evidence.holes()) {
            long from = hole.fromNanos() == EventHeader.ABSENT ? open : hole.fromNanos();
            covered -= within(open, close, from, hole.toNanos());
        }
        return OptionalDouble.of(Math.max(0, covered) / (double) (close - open));
    }

    private static long within(long open, long close, long from, long to) {
        return Math.max(0, Math.min(close, to) - Math.max(open, from));
    }
}
