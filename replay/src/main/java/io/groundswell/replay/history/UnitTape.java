package io.groundswell.replay.history;

import io.groundswell.model.event.BarUnit;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.json.EventJson;
import io.groundswell.model.quality.Defect;
import io.groundswell.replay.imports.BarLabel;
import io.groundswell.replay.imports.BarSpan;
import io.groundswell.replay.imports.DayImporter;
import io.groundswell.replay.imports.SavedReply;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.TapeReader;
import io.groundswell.replay.tape.TapeWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
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
     * Imports the reply of a unit; the reply's file is gone then.
     *
     * @param facts what the feed said of the day
     * @param there what is on tape now
     * @param notes takes what a person should know
     * @return what is on tape then, judged
     * @throws IOException where it cannot be read or written, or is no reply of history
     */
    JudgedUnit take(
            HistoryUnit unit, DayFacts facts, JudgedUnit there, List<String> notes, long nowNanos)
            throws IOException {
        try {
            if (there.evidence().isEmpty()) {
                // Nothing that could be read is there: the new one comes in its place at once.
                write(unit, folder.tape(unit), notes);
                return judge.told(unit, facts, nowNanos);
            }
            write(unit, work.tape(unit), notes);
            JudgedUnit next = judgeOfWork.told(unit, facts, nowNanos);
            return replace(unit, facts, there, next, notes, nowNanos);
        } finally {
            Files.deleteIfExists(folder.reply(unit));
        }
    }

    private JudgedUnit replace(
            HistoryUnit unit,
            DayFacts facts,
            JudgedUnit there,
            JudgedUnit next,
            List<String> notes,
            long nowNanos)
            throws IOException {
        compare(unit, notes);
        boolean isNoLess =
                next.check().state().isWhole()
                        || (!there.check().state().isWhole()
                                && next.evidence().orElseThrow().rows()
                                        >= there.evidence().orElseThrow().rows());
        if (isNoLess) {
            Files.move(work.tape(unit), folder.tape(unit), StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(folder.jsonl(unit));
        } else {
            notes.add("what was fetched again is less than what is on tape, which stays");
            Files.delete(work.tape(unit));
        }
        Files.deleteIfExists(work.check(unit));
        return judge.told(unit, facts, nowNanos);
    }

    private void compare(HistoryUnit unit, List<String> notes) throws IOException {
        try (TapeReader old = TapeReader.open(folder.tape(unit));
                TapeReader fresh = TapeReader.open(work.tape(unit))) {
            DayComparison comparison = DayComparison.of(old, fresh, unit.symbol());
            if (!comparison.isEqual()) {
                notes.add("fetched again, and it differs from what was on tape:");
                notes.addAll(comparison.lines(DIFFERENCES_TOLD));
            }
        }
    }

    private void write(HistoryUnit unit, Path file, List<String> notes) throws IOException {
        Files.createDirectories(file.getParent());
        DayImporter day = importer(unit);
        List<Defect> defects = new ArrayList<>();
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
        keep(unit, defects, notes);
    }

    private DayImporter importer(HistoryUnit unit) throws IOException {
        BarSpan span = unit.kind().span().orElse(null);
        boolean isLabelled = span != null && span.unit() == BarUnit.SECOND;
        List<DayImporter> days =
                SavedReply.days(
                        folder.reply(unit),
                        unit.symbol(),
                        span,
                        isLabelled ? BarLabel.BEGIN : null);
        for (DayImporter day : days) {
            boolean fits = unit.kind().isDated() || day.tradingDate().equals(unit.first());
            if (!fits || days.size() > 1) {
                throw new IOException(
                        "the answer has rows of " + day.tradingDate() + ", which nobody asked for");
            }
        }
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
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try (TapeReader tape = TapeReader.open(folder.tape(unit));
                EventCursor events = tape.all();
                Writer out = Files.newBufferedWriter(partial, StandardCharsets.UTF_8)) {
            StringBuilder line = new StringBuilder();
            for (MarketEvent event = events.next(); event != null; event = events.next()) {
                line.setLength(0);
                EventJson.append(event, line);
                out.append(line).append('\n');
            }
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
