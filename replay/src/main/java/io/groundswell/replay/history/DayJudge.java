package io.groundswell.replay.history;

import io.groundswell.model.session.ExchangeCalendar;
import io.groundswell.replay.history.CheckFile.Fingerprint;
import io.groundswell.replay.tape.DamagedTapeException;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

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
            return judged(check, check.facts(), nowNanos);
        } catch (DamagedTapeException e) {
            return damaged(unit, e);
        }
    }

    /**
     * Judges a unit by what the feed has just said of it, and keeps that beside the tape. Of a
     * range that is not over only what the tape tells is kept: the rest may change.
     *
     * @param nowNanos the time now, nanoseconds since 1970 UTC
     * @throws IOException where a file cannot be read or written; a damaged tape is a verdict
     */
    JudgedUnit told(HistoryUnit unit, DayFacts facts, long nowNanos) throws IOException {
        CheckFile check;
        try {
            check = look(unit);
        } catch (DamagedTapeException e) {
            return damaged(unit, e);
        }
        JudgedUnit judged = judged(check, facts, nowNanos);
        DayFacts lasting = isOver(unit, nowNanos) ? facts : DayFacts.UNKNOWN;
        if (check.tape().isPresent() || !lasting.equals(DayFacts.UNKNOWN)) {
            CheckFile kept =
                    new CheckFile(unit, check.source(), check.tape(), check.evidence(), lasting);
            kept.save(folder, judged(kept, lasting, nowNanos).check());
        }
        return judged;
    }

    /** The check file where it fits what is there, else what the tape tells. */
    private CheckFile look(HistoryUnit unit) throws IOException {
        Path file = folder.tape(unit);
        Optional<CheckFile> kept = CheckFile.load(folder, unit);
        if (!Files.exists(file)) {
            return kept.filter(it -> it.tape().isEmpty())
                    .orElseGet(
                            () ->
                                    new CheckFile(
                                            unit,
                                            "",
                                            Optional.empty(),
                                            Optional.empty(),
                                            DayFacts.UNKNOWN));
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
                    DayFacts.UNKNOWN);
        }
    }

    private boolean isOver(HistoryUnit unit, long nowNanos) {
        return DayHours.of(calendar, unit.last())
                .map(hours -> hours.isOver(nowNanos))
                .orElseGet(
                        () ->
                                unit.last()
                                                .plusDays(1)
                                                .atStartOfDay(calendar.zone())
                                                .toEpochSecond()
                                        <= nowNanos / 1_000_000_000L);
    }

    private JudgedUnit judged(CheckFile check, DayFacts facts, long nowNanos) {
        DayCheck verdict = DayCheck.of(check.unit(), check.evidence(), facts, calendar, nowNanos);
        return new JudgedUnit(
                check.unit(),
                verdict,
                check.evidence(),
                facts,
                check.source(),
                check.tape().map(Fingerprint::bytes).orElse(0L));
    }

    private JudgedUnit damaged(HistoryUnit unit, DamagedTapeException e) throws IOException {
        return new JudgedUnit(
                unit,
                DayCheck.damaged(e.getMessage()),
                Optional.empty(),
                DayFacts.UNKNOWN,
                "",
                Files.size(folder.tape(unit)));
    }
}
