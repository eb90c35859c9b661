package io.groundswell.replay.history;

import io.groundswell.connectors.iqfeed.lookup.Answer;
import io.groundswell.replay.history.ReplySpool.OtherVersionException;
import io.groundswell.replay.history.UnitOutcome.Scope;
import io.groundswell.replay.history.UnitTape.Taken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One unit, from what is there to what became of it: looks what is on tape, asks for what is not,
 * asks again where the answer cannot be all, and never gives up what is there for less. One thread.
 */
final class UnitRun {
    /** So often a unit is asked for that comes back with something missing. */
    static final int MAX_ANSWERS = 3;

    private final UnitDownload with;
    private final HistoryUnit unit;
    private final SymbolHistory symbol;
    private final List<String> notes = new ArrayList<>();
    private DayFacts facts = DayFacts.UNKNOWN;

    /** Why what is on tape may lack something, though the verdict knows nothing of it. */
    private String doubt = "";

    /** What comes after the last row cannot be asked for. */
    private boolean restIsUnknown;

    /** It was asked for, and that failed. */
    private Answer restNotTold;

    UnitRun(UnitDownload with, HistoryUnit unit) {
        this.with = with;
        this.unit = unit;
        this.symbol = with.symbols().of(unit.symbol());
    }

    UnitOutcome run() throws IOException, InterruptedException {
        JudgedUnit there = judged();
        if (!with.force() && isSettled(there)) {
            return present();
        }
        if (!unit.kind().isDated()) {
            Answer daily = symbol.answer();
            if (daily instanceof Answer.Refused refused) {
                return ofSymbol(refused.reason());
            }
            if (daily instanceof Answer.Failed failed && failed.isAway()) {
                return failed(failed);
            }
            facts = symbol.factsOf(unit.first());
        }
        if (!with.force() && hasTape(there) && !hasDefects()) {
            there = confirmed(told(facts));
            if (restNotTold != null) {
                return failed(restNotTold);
            }
            if (isWhole(there)) {
                return present();
            }
        }
        return symbol.isNothingAtAll() ? nothingAtAll() : ask(there);
    }

    /** What is there. Bars are compared with trades that have come since, which is kept. */
    private JudgedUnit judged() throws IOException {
        boolean areCompared = !unit.kind().isTicks() && !unit.kind().isDated();
        return areCompared ? told(DayFacts.UNKNOWN) : with.judge().known(unit, with.nowNanos());
    }

    private JudgedUnit told(DayFacts said) throws IOException {
        return with.judge().told(unit, said, with.nowNanos());
    }

    /** Whether nothing that could be asked would change the verdict. */
    private boolean isSettled(JudgedUnit there) {
        return there.isSettled() && (there.check().isVerified() || !hasDefects());
    }

    /** Lines of an earlier answer could not be taken: another one may be better. */
    private boolean hasDefects() {
        return Files.exists(with.folder().defects(unit));
    }

    private static boolean hasTape(JudgedUnit it) {
        return it.evidence().isPresent();
    }

    private UnitOutcome present() throws IOException {
        Files.deleteIfExists(with.folder().reply(unit));
        with.tapes().jsonl(unit);
        return UnitOutcome.whole(unit, UnitResult.PRESENT, notes);
    }

    private UnitOutcome ask(JudgedUnit before) throws IOException, InterruptedException {
        JudgedUnit best = before;
        boolean continues = !with.force();
        for (int i = 0; i < MAX_ANSWERS; i++) {
            // What follows the last row was said of another tape.
            facts = facts.ofAnyTape();
            Path reply = with.folder().reply(unit);
            Files.createDirectories(reply.getParent());
            Answer answer;
            try (ReplySpool spool = ReplySpool.open(reply, unit, continues, with.progress()::row)) {
                answer = answer(spool);
            } catch (OtherVersionException e) {
                continues = false;
                continue;
            }
            if (!(answer instanceof Answer.Whole)) {
                return ended(answer, best);
            }
            Taken taken = with.tapes().take(unit, facts, best, notes, with.nowNanos());
            JudgedUnit next = confirmed(taken.now());
            if (taken.defects() > 0) {
                doubt = taken.defects() + " lines of the answer could not be taken";
            }
            if (restNotTold != null) {
                return failed(restNotTold);
            }
            boolean same = next.evidence().equals(best.evidence());
            best = same && restIsUnknown && !isWhole(next) ? saidTwice() : next;
            if (isWhole(best) || same || isNotOver(best)) {
                break;
            }
            continues = false;
        }
        with.tapes().jsonl(unit);
        return outcome(before, best);
    }

    /** Asks, unless all is on file already; an answer without rows is none. */
    private Answer answer(ReplySpool spool) throws IOException, InterruptedException {
        if (spool.isWhole()) {
            return new Answer.Whole(0, 0);
        }
        Answer answer = with.source().fetch(unit, spool);
        if (answer instanceof Answer.Whole) {
            if (spool.rows() == 0 && spool.resumesAt().isEmpty()) {
                return new Answer.NoData();
            }
            spool.finish();
        }
        return answer;
    }

    /**
     * Bars may end before the day's volume does, because some trades make none; and trades may go
     * on where no daily bar tells their volume. The feed tells that is asked for the rest.
     */
    private JudgedUnit confirmed(JudgedUnit it) throws IOException, InterruptedException {
        doubt = "";
        restIsUnknown = false;
        if (it.check().isVerified() || isNotOver(it) || it.evidence().isEmpty()) {
            return it;
        }
        Optional<Answer> rest = with.source().rest(unit, it.evidence().get());
        if (rest.isEmpty()) {
            restIsUnknown = true;
            return it;
        }
        if (rest.get() instanceof Answer.NoData) {
            facts = facts.withNoMore();
            return told(facts);
        }
        if (rest.get() instanceof Answer.Whole) {
            facts = facts.withMore();
            return told(facts);
        }
        restNotTold = rest.get();
        return it;
    }

    /** Of what cannot be asked for from a time on, the same answer twice is all there is. */
    private JudgedUnit saidTwice() throws IOException {
        facts = facts.withNoMore();
        return told(facts);
    }

    private static boolean isNotOver(JudgedUnit it) {
        return it.check().missing().contains(DayCheck.NOT_OVER);
    }

    /** There is no answer, or one without a row. */
    private UnitOutcome ended(Answer answer, JudgedUnit best)
            throws IOException, InterruptedException {
        if (answer instanceof Answer.Refused refused) {
            Files.deleteIfExists(with.folder().reply(unit));
            return not(UnitResult.REFUSED, refused.reason());
        }
        if (answer instanceof Answer.Failed) {
            return failed(answer);
        }
        Files.deleteIfExists(with.folder().reply(unit));
        if (hasTape(best)) {
            return not(
                    UnitResult.PARTIAL,
                    "IQFeed gives nothing of it now, so what is on tape stays: " + words(best));
        }
        if (symbol.isNothingThough()) {
            return nothingAtAll();
        }
        JudgedUnit none = told(facts.withNoMore());
        return none.check().state().isWhole()
                ? UnitOutcome.whole(unit, UnitResult.EMPTY, notes)
                : not(UnitResult.REFUSED, "IQFeed has no rows of it: " + words(none));
    }

    private UnitOutcome nothingAtAll() {
        return ofSymbol("IQFeed has no daily bar of it at all: no such symbol?");
    }

    private UnitOutcome outcome(JudgedUnit before, JudgedUnit now) {
        if (!isWhole(now)) {
            return not(UnitResult.PARTIAL, words(now));
        }
        UnitResult result = hasTape(before) ? UnitResult.REPAIRED : UnitResult.FETCHED;
        return UnitOutcome.whole(unit, result, notes);
    }

    private boolean isWhole(JudgedUnit it) {
        return it.check().state().isWhole() && (doubt.isEmpty() || it.check().isVerified());
    }

    private String words(JudgedUnit it) {
        List<String> all = new ArrayList<>(it.check().missing());
        if (!doubt.isEmpty()) {
            all.add(doubt);
        }
        return String.join("; ", all);
    }

    private UnitOutcome failed(Answer answer) {
        if (answer instanceof Answer.Failed it) {
            Scope scope = it.isAway() ? Scope.ALL : Scope.UNIT;
            return new UnitOutcome(unit, UnitResult.FAILED, it.reason(), scope, notes);
        }
        return answer instanceof Answer.Refused it
                ? not(UnitResult.REFUSED, it.reason())
                : not(UnitResult.FAILED, "no answer");
    }

    private UnitOutcome ofSymbol(String reason) {
        return new UnitOutcome(unit, UnitResult.REFUSED, reason, Scope.SYMBOL, notes);
    }

    private UnitOutcome not(UnitResult result, String reason) {
        return UnitOutcome.not(unit, result, reason, notes);
    }
}
