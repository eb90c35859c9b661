package io.groundswell.replay.history;

import io.groundswell.model.event.Instrument;
import io.groundswell.model.session.ExchangeCalendar;
import io.groundswell.model.session.TradingCalendars;
import io.groundswell.replay.tape.DamagedTapeException;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges tapes of any origin by themselves: no daily bar is known of them. */
final class TapeJudge {
    private final long nowNanos;

    /** With the time now, nanoseconds since 1970 UTC. */
    TapeJudge(long nowNanos) {
        this.nowNanos = nowNanos;
    }

    /**
     * Every symbol and kind of history on a tape, the first with the size of the tape; one with the
     * reason where it is damaged.
     *
     * @throws IOException where there is no such file
     */
    List<JudgedUnit> judge(Path file) throws IOException {
        List<JudgedUnit> judged = new ArrayList<>();
        try (TapeReader tape = TapeReader.open(file)) {
            for (Instrument instrument : tape.instruments()) {
                ofSymbol(judged, tape, instrument);
            }
        } catch (DamagedTapeException e) {
            HistoryUnit unknown =
                    new HistoryUnit(
                            file.getFileName().toString(),
                            HistoryKind.TICKS,
                            LocalDate.EPOCH,
                            LocalDate.EPOCH);
            judged.add(
                    new JudgedUnit(
                            unknown,
                            DayCheck.damaged(e),
                            Optional.empty(),
                            DayFacts.UNKNOWN,
                            "",
                            Files.size(file)));
        }
        return judged;
    }

    private void ofSymbol(List<JudgedUnit> judged, TapeReader tape, Instrument instrument)
            throws IOException {
        ExchangeCalendar calendar =
                TradingCalendars.hoursOf(instrument.calendar()) instanceof ExchangeCalendar known
                        ? known
                        : TradingCalendars.named(TradingCalendars.ALWAYS);
        Map<HistoryKind, DayEvidence> found = EvidenceReader.all(tape, instrument.symbol());
        if (found.isEmpty()) {
            found = Map.of(HistoryKind.TICKS, DayEvidence.NOTHING);
        }
        for (Map.Entry<HistoryKind, DayEvidence> each : found.entrySet()) {
            List<LocalDate> dates = each.getValue().dates();
            LocalDate date = tape.info().tradingDate();
            HistoryUnit unit =
                    new HistoryUnit(
                            instrument.symbol(),
                            each.getKey(),
                            dates.isEmpty() ? date : dates.get(0),
                            dates.isEmpty() ? date : dates.get(dates.size() - 1));
            Optional<DayEvidence> evidence = Optional.of(each.getValue());
            judged.add(
                    new JudgedUnit(
                            unit,
                            DayCheck.of(unit, evidence, DayFacts.UNKNOWN, calendar, nowNanos),
                            evidence,
                            DayFacts.UNKNOWN,
                            tape.info().source(),
                            judged.isEmpty() ? tape.bytes() : 0));
        }
    }
}
