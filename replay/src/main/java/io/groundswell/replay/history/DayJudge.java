package io.groundswell.replay.history;

import io.groundswell.model.session.ExchangeCalendar;
import io.groundswell.replay.history.BarsByTrades.Compared;
import io.groundswell.replay.history.CheckFile.Fingerprint;
import io.groundswell.replay.tape.DamagedTapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Judges the units of a history folder, out of their check files where those fit the tapes, else
 * out of the tapes. Bars of seconds are compared with those that the day's trades make, where those
 * are on tape and verified. Any number of threads, each with other units.
 */
final class DayJudge {
    private final HistoryFolder folder;
    private final ExchangeCalendar calendar;
    private final BarsByTrades byTrades;

    /** Of a folder that has the trades, too. */
    DayJudge(HistoryFolder folder, ExchangeCalendar calendar) {
        this(folder, calendar, folder);
    }

    /**
     * Of a folder.
     *
     * @param trades where the tapes of trades are that bars are compared with
     */
    DayJudge(HistoryFolder folder, ExchangeCalendar calendar, HistoryFolder trades) {
        this.folder = folder;
        this.calendar = calendar;
        this.byTrades = new BarsByTrades(folder, trades, calendar);
    }

    /**
     * Judges a unit by what is known already; writes nothing. Bars that were not compared with the
     * trades on tape are compared each time.
     *
     * @param nowNanos the time now, nanoseconds since 1970 UTC
     * @throws IOException where a file cannot be read; a damaged tape is a verdict
     */
    JudgedUnit known(HistoryUnit unit, long nowNanos) throws IOException {
        try {
            CheckFile found = CheckFile.fitting(folder, unit);
            return judged(byTrades.compared(found, nowNanos), found.facts(), nowNanos);
        } catch (DamagedTapeException e) {
            return damaged(unit, e);
        }
    }

    /**
     * Judges a unit by what the feed has just said of it and by what it said before, and keeps that
     * beside the tape. What it did not say now is as it was; of another tape only the daily bar is.
     * Of a range that is not over only what the tape tells is kept: the rest may change. With
     * nothing said it is {@link #known}, kept.
     *
     * @param nowNanos the time now, nanoseconds since 1970 UTC
     * @throws IOException where a file cannot be read or written; a damaged tape is a verdict
     */
    JudgedUnit told(HistoryUnit unit, DayFacts facts, long nowNanos) throws IOException {
        try {
            Compared compared = byTrades.compared(CheckFile.fitting(folder, unit), nowNanos);
            CheckFile found = compared.check();
            DayFacts all = facts.orElse(found.facts());
            CheckFile kept = isOver(unit, nowNanos) ? found.with(all) : found;
            if (!kept.equals(CheckFile.nothing(unit))) {
                kept.save(folder, judged(compared, kept.facts(), nowNanos).check());
            }
            return judged(compared, all, nowNanos);
        } catch (DamagedTapeException e) {
            return damaged(unit, e);
        }
    }

    private boolean isOver(HistoryUnit unit, long nowNanos) {
        Optional<DayHours> hours = DayHours.of(calendar, unit.last());
        long nextMidnight = unit.last().plusDays(1).atStartOfDay(calendar.zone()).toEpochSecond();
        return hours.isPresent()
                ? hours.get().isOver(nowNanos)
                : nowNanos >= TimeUnit.SECONDS.toNanos(nextMidnight);
    }

    private JudgedUnit judged(Compared compared, DayFacts facts, long nowNanos) {
        CheckFile check = compared.check();
        return new JudgedUnit(
                check.unit(),
                verdict(compared, facts, nowNanos),
                check.evidence(),
                facts,
                check.source(),
                check.tape().map(Fingerprint::bytes).orElse(0L));
    }

    private DayCheck verdict(Compared compared, DayFacts facts, long nowNanos) {
        CheckFile check = compared.check();
        boolean isEqual = compared.isEqual();
        if (isEqual && check.evidence().orElse(DayEvidence.NOTHING).rows() == 0) {
            return DayCheck.empty("the day's verified trades make no bar");
        }
        // Bars that trades make are all there, whatever the volume after the last one is.
        DayFacts known = isEqual ? facts.withNoMore() : facts;
        DayCheck verdict = DayCheck.of(check.unit(), check.evidence(), known, calendar, nowNanos);
        if (isEqual) {
            verdict = verdict.verified();
        }
        if (!check.objection().isEmpty()) {
            verdict = verdict.butMissing(check.objection());
        }
        if (facts.hasMore() && check.evidence().isPresent()) {
            verdict = verdict.butMissing("the feed has rows after the last one on tape");
        }
        return compared.remark().isEmpty() ? verdict : verdict.remarking(compared.remark());
    }

    private JudgedUnit damaged(HistoryUnit unit, DamagedTapeException e) throws IOException {
        return new JudgedUnit(
                unit,
                DayCheck.damaged(e),
                Optional.empty(),
                DayFacts.UNKNOWN,
                "",
                Files.size(folder.tape(unit)));
    }
}
