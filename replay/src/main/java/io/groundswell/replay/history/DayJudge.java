package io.groundswell.replay.history;

import io.groundswell.model.event.BarUnit;
import io.groundswell.model.session.ExchangeCalendar;
import io.groundswell.replay.history.CheckFile.Fingerprint;
import io.groundswell.replay.tape.DamagedTapeException;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Judges the units of a history folder, out of their check files where those fit the tapes, else
 * out of the tapes. Any number of threads, each with other units.
 */
final class DayJudge {
    private final HistoryFolder folder;
    private final ExchangeCalendar calendar;

    DayJudge(HistoryFolder folder, ExchangeCalendar calendar) {
        this.folder = folder;
        this.calendar = calendar;
    }

    /**
     * Judges a unit by what is known already; writes nothing.
     *
     * @param nowNanos the time now, nanoseconds since 1970 UTC
     * @throws IOException where a file cannot be read; a damaged tape is a verdict
     */
    JudgedUnit known(HistoryUnit unit, long nowNanos) throws IOException {
        try {
            CheckFile check = look(unit);
            boolean sameTrades = check.trades().equals(verifiedTrades(unit, nowNanos));
            return judged(sameTrades ? check : check.compared(Optional.empty(), ""), nowNanos);
        } catch (DamagedTapeException e) {
            return damaged(unit, e);
        }
    }

    /**
     * Judges a unit by what the feed has just said of it and by what it said before, and keeps that
     * beside the tape. What it did not say now is as it was; of another tape only the daily bar is.
     * Of a range that is not over only what the tape tells is kept: the rest may change. Bars of
     * seconds are compared with those that the day's trades make, where those are on tape and
     * verified.
     *
     * @param nowNanos the time now, nanoseconds since 1970 UTC
     * @throws IOException where a file cannot be read or written; a damaged tape is a verdict
     */
    JudgedUnit told(HistoryUnit unit, DayFacts facts, long nowNanos) throws IOException {
        try {
            CheckFile found = look(unit);
            Optional<Fingerprint> trades =
                    found.tape().isEmpty() ? Optional.empty() : verifiedTrades(unit, nowNanos);
            CheckFile check =
                    found.compared(trades, trades.isEmpty() ? "" : comparedWithTrades(unit));
            DayFacts all = facts.orElse(found.facts());
            CheckFile kept = isOver(unit, nowNanos) ? check.with(all) : check;
            if (!kept.equals(CheckFile.nothing(unit))) {
                kept.save(folder, judged(kept, nowNanos).check());
            }
            return judged(check.with(all), nowNanos);
        } catch (DamagedTapeException e) {
            return damaged(unit, e);
        }
    }

    /** The tape of the trades of a unit of bars of seconds, where it is there and verified. */
    private Optional<Fingerprint> verifiedTrades(HistoryUnit unit, long nowNanos)
            throws IOException {
        boolean ofSeconds =
                unit.kind().span().filter(it -> it.unit() == BarUnit.SECOND).isPresent();
        HistoryUnit trades = tradesOf(unit);
        if (!ofSeconds
                || !Files.exists(folder.tape(trades))
                || !Files.exists(folder.check(trades))) {
            return Optional.empty();
        }
        return known(trades, nowNanos).check().isVerified()
                ? look(trades).tape()
                : Optional.empty();
    }

    private static HistoryUnit tradesOf(HistoryUnit unit) {
        return new HistoryUnit(unit.symbol(), HistoryKind.TICKS, unit.first(), unit.last());
    }

    private String comparedWithTrades(HistoryUnit unit) throws IOException {
        try (TapeReader bars = TapeReader.open(folder.tape(unit));
                TapeReader trades = TapeReader.open(folder.tape(tradesOf(unit)))) {
            DayComparison compared = DayComparison.ofBars(bars, trades, unit.symbol(), unit.kind());
            return compared.isEqual()
                    ? ""
                    : "of the bars that the day's verified trades make, "
                            + DayWords.amount(compared.onlyInB(), 0)
                            + " are missing and "
                            + DayWords.amount(compared.different(), 0)
                            + " are different; "
                            + DayWords.amount(compared.onlyInA(), 0)
                            + " are too many";
        }
    }

    /** The check file where it fits what is there, else what the tape tells. */
    private CheckFile look(HistoryUnit unit) throws IOException {
        Path file = folder.tape(unit);
        Optional<CheckFile> kept = CheckFile.load(folder, unit);
        if (!Files.exists(file)) {
            return kept.filter(it -> it.tape().isEmpty())
                    .orElseGet(() -> CheckFile.nothing(unit).with(ofAnyTape(kept)));
        }
        try (TapeReader tape = TapeReader.open(file)) {
            Optional<Fingerprint> found = Optional.of(Fingerprint.of(tape));
            if (kept.isPresent() && kept.get().tape().equals(found)) {
                return kept.get();
            }
            return new CheckFile(
                    unit,
                    tape.info().source(),
                    found,
                    Optional.of(EvidenceReader.of(tape, unit.symbol(), unit.kind())),
                    ofAnyTape(kept),
                    Optional.empty(),
                    "");
        }
    }

    private static DayFacts ofAnyTape(Optional<CheckFile> kept) {
        return kept.map(it -> it.facts().ofAnyTape()).orElse(DayFacts.UNKNOWN);
    }

    private boolean isOver(HistoryUnit unit, long nowNanos) {
        Optional<DayHours> hours = DayHours.of(calendar, unit.last());
        long nextMidnight = unit.last().plusDays(1).atStartOfDay(calendar.zone()).toEpochSecond();
        return hours.isPresent()
                ? hours.get().isOver(nowNanos)
                : nowNanos >= TimeUnit.SECONDS.toNanos(nextMidnight);
    }

    private JudgedUnit judged(CheckFile check, long nowNanos) {
        boolean isOfTrades = check.trades().isPresent() && check.objection().isEmpty();
        // Bars that trades make are all there, whatever the volume after the last one is.
        DayFacts facts = isOfTrades ? check.facts().withNoMore() : check.facts();
        DayCheck verdict = DayCheck.of(check.unit(), check.evidence(), facts, calendar, nowNanos);
        if (isOfTrades) {
            verdict = verdict.verified();
        } else if (!check.objection().isEmpty()) {
            verdict = verdict.butMissing(check.objection());
        }
        if (check.facts().hasMore() && check.evidence().isPresent()) {
            verdict = verdict.butMissing("the feed has rows after the last one on tape");
        }
        return new JudgedUnit(
                check.unit(),
                verdict,
                check.evidence(),
                check.facts(),
                check.source(),
                check.tape().map(Fingerprint::bytes).orElse(0L));
    }

    private JudgedUnit damaged(HistoryUnit unit, DamagedTapeException e) throws IOException {
        return new JudgedUnit(
                unit,
                DayCheck.damaged(folder.tape(unit), e),
                Optional.empty(),
                DayFacts.UNKNOWN,
                "",
                Files.size(folder.tape(unit)));
    }
}
