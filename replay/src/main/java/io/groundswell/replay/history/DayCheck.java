package io.groundswell.replay.history;

import io.groundswell.model.session.ExchangeCalendar;
import io.groundswell.replay.tape.DamagedTapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The verdict on a unit of history: whether it is whole, and what is missing in a trader's words.
 *
 * @param state how much of it is there
 * @param isVerified whether that is proven: of trades, their volume is that of the daily bar and
 *     runs without a hole; of dated bars, no day of the venue is missing; of interval bars, trades
 *     that are verified make the same bars
 * @param missing why it is not whole; empty where it is
 * @param remarks what else is odd about it
 * @param sessionShare the share of the regular session between the first and the last row, less
 *     where volume is missing, 0 to 1; empty where it has no session
 * @param volumeShare the running volume it reaches, of that of the daily bar; empty where the bar
 *     is not known
 */
record DayCheck(
        DayState state,
        boolean isVerified,
        List<String> missing,
        List<String> remarks,
        OptionalDouble sessionShare,
        OptionalDouble volumeShare) {
    static final String NOT_OVER = "the day is not over";

    /** Keeps copies. */
    DayCheck {
        missing = List.copyOf(missing);
        remarks = List.copyOf(remarks);
    }

    /**
     * Judges a unit.
     *
     * @param evidence what its tape tells, or empty where there is none
     * @param facts what the feed said of the day
     * @param calendar when the venue trades
     * @param nowNanos the time now, nanoseconds since 1970 UTC
     */
    static DayCheck of(
            HistoryUnit unit,
            Optional<DayEvidence> evidence,
            DayFacts facts,
            ExchangeCalendar calendar,
            long nowNanos) {
        if (unit.kind().isDated()) {
            return new DatedRules(unit, calendar, nowNanos)
                    .check(evidence.orElse(DayEvidence.NOTHING), evidence.isPresent(), facts);
        }
        Optional<DayHours> hours = DayHours.of(calendar, unit.first());
        boolean over = hours.isEmpty() || hours.get().isOver(nowNanos);
        if (evidence.isEmpty()) {
            return nothing(unit, facts, over);
        }
        DayWords words = new DayWords(calendar.zone(), evidence.get().sizeExponent());
        DayRules rules = new DayRules(unit.kind().isTicks(), evidence.get(), facts, hours, words);
        return rules.check(over);
    }

    /** Of a tape that cannot be read. */
    static DayCheck damaged(DamagedTapeException e) {
        return without(DayState.DAMAGED, List.of(reason(e)), List.of());
    }

    /** What is wrong with a tape, and where, without its name. */
    static String reason(DamagedTapeException e) {
        return e.offset() == DamagedTapeException.WHOLE_FILE
                ? e.reason()
                : "at byte " + e.offset() + ": " + e.reason();
    }

    /** There is nothing to be fetched, and that is proven. */
    static DayCheck empty(String remark) {
        return new DayCheck(
                DayState.EMPTY,
                true,
                List.of(),
                List.of(remark),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /** This verdict of interval bars, once they are those that verified trades make. */
    DayCheck verified() {
        return state == DayState.COMPLETE
                ? new DayCheck(state, true, missing, remarks, sessionShare, volumeShare)
                : this;
    }

    /** This verdict with one more reason why it is not whole. */
    DayCheck butMissing(String reason) {
        boolean isNothing = state == DayState.ABSENT || state == DayState.EMPTY;
        return new DayCheck(
                isNothing ? DayState.ABSENT : DayState.PARTIAL,
                false,
                and(missing, reason),
                remarks,
                sessionShare,
                volumeShare);
    }

    /** This verdict with one more remark. */
    DayCheck remarking(String remark) {
        return new DayCheck(
                state, isVerified, missing, and(remarks, remark), sessionShare, volumeShare);
    }

    private static List<String> and(List<String> some, String one) {
        List<String> more = new ArrayList<>(some);
        more.add(one);
        return more;
    }

    private static DayCheck nothing(HistoryUnit unit, DayFacts facts, boolean over) {
        if (!over) {
            return without(DayState.ABSENT, List.of(NOT_OVER), List.of());
        }
        return switch (facts.daily()) {
            case NONE ->
                    facts.noMore()
                            ? empty("nothing traded: the feed has no rows and no daily bar")
                            : without(
                                    DayState.ABSENT,
                                    List.of("not on tape"),
                                    List.of("the feed has no daily bar"));
            case KNOWN -> traded(unit, facts);
            case UNKNOWN ->
                    without(
                            DayState.ABSENT,
                            List.of("not on tape"),
                            facts.noMore()
                                    ? List.of("the feed has no rows; its daily bar is not known")
                                    : List.of());
        };
    }

    /** No tape of a day that has a daily bar. */
    private static DayCheck traded(HistoryUnit unit, DayFacts facts) {
        String volume = DayWords.amount(facts.dailyVolume(), 0);
        if (facts.tellsVolume() && facts.noMore() && BarsOfTrades.canMake(unit.kind())) {
            // Odd lots and the like make no bar. A feed that has lost its bars answers the same.
            return without(
                    DayState.ABSENT,
                    List.of(
                            "the feed has volume "
                                    + volume
                                    + " and no bar: only the day's trades, on tape and verified,"
                                    + " tell if they make none"),
                    List.of());
        }
        return without(
                DayState.ABSENT,
                List.of(facts.tellsVolume() ? "not on tape: volume " + volume : "not on tape"),
                facts.noMore() ? List.of("the feed does not have it") : List.of());
    }

    private static DayCheck without(DayState state, List<String> missing, List<String> remarks) {
        return new DayCheck(
                state, false, missing, remarks, OptionalDouble.empty(), OptionalDouble.empty());
    }
}
