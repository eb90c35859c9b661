package io.groundswell.replay.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.groundswell.model.event.BarUnit;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.json.EventJson;
import io.groundswell.model.quality.Defect;
import io.groundswell.replay.imports.BarLabel;
import io.groundswell.replay.imports.BarSpan;
import io.groundswell.replay.imports.DayImporter;
import io.groundswell.replay.imports.SavedReply;
import io.groundswell.replay.tape.DamagedTapeException;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.PartialFile;
import io.groundswell.replay.tape.TapeReader;
import io.groundswell.replay.tape.TapeWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts an answer that is whole on tape. What is on tape already is replaced only by what is no
 * less, and how the two differ is told. Any number of threads, each with other units.
 */
final class UnitTape {
    private static final int MAX_DEFECTS = 10_000;
    private static final int DIFFERENCES_TOLD = 5;

    /** So many characters are written at a time. */
    private static final int JSONL_CHARS = 1 << 16;

    private final HistoryFolder folder;
    private final HistoryFolder work;
    private final DayJudge judge;
    private final DayJudge judgeOfWork;
    private final boolean withJsonl;

    /**
     * Tapes of a folder.
     *
     * @param work where a tape waits that may replace another
     * @param judgeOfWork judges what waits there
     * @param withJsonl whether the events are wanted as lines of JSON, too
     */
    UnitTape(
            HistoryFolder folder,
            HistoryFolder work,
            DayJudge judge,
            DayJudge judgeOfWork,
            boolean withJsonl) {
        this.folder = folder;
        this.work = work;
        this.judge = judge;
        this.judgeOfWork = judgeOfWork;
        this.withJsonl = withJsonl;
    }

    /**
     * What came of an answer.
     *
     * @param now what is on tape now, judged
     * @param defects how many of its lines could not be taken
     */
    record Taken(JudgedUnit now, int defects) {}

    /**
     * Imports the reply of a unit. The reply's file is gone then, unless there was no room for the
     * tape: another try need not ask for it again.
     *
     * @param facts what the feed said of the day
     * @param there what is on tape now
     * @param notes takes what a person should know
     * @throws IOException where it cannot be read or written, or is no reply of history
     */
    Taken take(
            HistoryUnit unit, DayFacts facts, JudgedUnit there, List<String> notes, long nowNanos)
            throws IOException {
        DayImporter day = importer(unit);
        List<Defect> defects = new ArrayList<>();
        JudgedUnit now;
        if (there.evidence().isEmpty()) {
            // Nothing that could be read is there: the new one comes in its place at once.
            Files.deleteIfExists(folder.jsonl(unit));
            write(unit, day, folder.tape(unit), defects);
            keep(unit, defects, notes);
            now = judge.told(unit, facts, nowNanos);
        } else {
            write(unit, day, work.tape(unit), defects);
            DayFacts known = facts.orElse(there.facts().ofAnyTape());
            JudgedUnit next = judgeOfWork.told(unit, known, nowNanos);
            if (isNoLess(unit, next, notes)) {
                Files.deleteIfExists(folder.jsonl(unit));
                Files.move(work.tape(unit), folder.tape(unit), StandardCopyOption.ATOMIC_MOVE);
                keep(unit, defects, notes);
            } else {
                notes.add("what was fetched again lacks some of that, so what is on tape stays");
                Files.delete(work.tape(unit));
            }
            Files.deleteIfExists(work.check(unit));
            now = judge.told(unit, facts, nowNanos);
        }
        Files.deleteIfExists(folder.reply(unit));
        return new Taken(now, defects.size());
    }

    /**
     * Whether a tape may take the place of the one that is there: it is proven, or lacks nothing.
     */
    private boolean isNoLess(HistoryUnit unit, JudgedUnit next, List<String> notes)
            throws IOException {
        try (TapeReader old = TapeReader.open(folder.tape(unit));
                TapeReader fresh = TapeReader.open(work.tape(unit))) {
            DayComparison comparison = DayComparison.of(old, fresh, unit.symbol());
            if (!comparison.isEqual()) {
                notes.add("fetched again (B), it differs from what was on tape (A):");
                notes.addAll(comparison.lines(DIFFERENCES_TOLD));
            }
            return next.check().isVerified() || comparison.onlyInA() == 0;
        } catch (DamagedTapeException e) {
            notes.add("what was on tape is replaced, for it cannot be read: " + e.getMessage());
            return true;
        }
    }

    private void write(HistoryUnit unit, DayImporter day, Path file, List<Defect> defects)
            throws IOException {
        Files.createDirectories(file.getParent());
        String name = unit.symbol() + "-" + unit.kind() + "-" + unit.name();
        try (TapeWriter tape =
                TapeWriter.create(
                        file, name, day.tradingDate(), "IQFeed history", SavedReply.ATTRIBUTION)) {
            day.importTo(
                    event -> append(tape, event),
                    defect -> {
                        if (defects.size() < MAX_DEFECTS) {
                            defects.add(defect);
                        }
                    });
            tape.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The reply as something to import; one that is none would be none again. */
    private DayImporter importer(HistoryUnit unit) throws IOException {
        try {
            return readImporter(unit);
        } catch (IOException e) {
            Files.deleteIfExists(folder.reply(unit));
            throw e;
        }
    }

    private DayImporter readImporter(HistoryUnit unit) throws IOException {
        BarSpan span = unit.kind().span().orElse(null);
        boolean isLabelled = span != null && span.unit() == BarUnit.SECOND;
        List<DayImporter> days =
                SavedReply.days(
                        folder.reply(unit),
                        unit.symbol(),
                        span,
                        isLabelled ? BarLabel.BEGIN : null);
        return days.get(0);
    }

    private static void append(TapeWriter tape, MarketEvent event) {
        try {
            tape.append(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(HistoryUnit unit, List<Defect> defects, List<String> notes)
            throws IOException {
        Path file = folder.defects(unit);
        if (defects.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        SavedReply.save(defects, file);
        notes.add(
                defects.size()
                        + " lines could not be taken, kept in "
                        + file.getFileName()
                        + "; the first: "
                        + defects.get(0).detail());
    }

    /** Writes the events on tape as lines of JSON, where that is wanted and not done yet. */
    void jsonl(HistoryUnit unit) throws IOException {
        Path file = folder.jsonl(unit);
        if (!withJsonl || Files.exists(file) || !Files.exists(folder.tape(unit))) {
            return;
        }
        try (TapeReader tape = TapeReader.open(folder.tape(unit));
                EventCursor events = tape.all();
                PartialFile out = new PartialFile(file)) {
            StringBuilder lines = new StringBuilder();
            for (MarketEvent event = events.next(); event != null; event = events.next()) {
                EventJson.append(event, lines);
                lines.append('\n');
                if (lines.length() >= JSONL_CHARS) {
                    out.write(UTF_8.encode(CharBuffer.wrap(lines)));
                    lines.setLength(0);
                }
            }
            out.write(UTF_8.encode(CharBuffer.wrap(lines)));
            out.publish();
        }
    }
}
