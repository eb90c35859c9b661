package io.groundswell.replay.history;

import io.groundswell.connectors.iqfeed.lookup.Answer;
import io.groundswell.replay.history.ReplySpool.OtherVersionException;
import io.groundswell.replay.history.UnitOutcome.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Brings units into a history folder: looks what is there, asks for what is not, asks again where
 * the answer cannot be all, and never gives up what is there for less. Any number of threads, each
 * with other units.
 */
final class UnitDownload implements Downloader.Work {
    /** So often a unit is asked for that comes back with something missing. */
    static final int MAX_ANSWERS = 3;

    private final HistoryFolder folder;
    private final DayJudge judge;
    private final HistorySource source;
    private final SymbolHistories symbols;
    private final UnitTape tapes;
    private final boolean force;
    private final DownloadProgress progress;
    private final InstantSource clock;

    /**
     * Downloads of units.
     *
     * @param force whether to ask for what is whole, too
     */
    UnitDownload(
            HistoryFolder folder,
            DayJudge judge,
            HistorySource source,
            SymbolHistories symbols,
            UnitTape tapes,
            boolean force,
            DownloadProgress progress,
            InstantSource clock) {
        this.folder = folder;
        this.judge = judge;
        this.source = source;
        this.symbols = symbols;
        this.tapes = tapes;
        this.force = force;
        this.progress = progress;
        this.clock = clock;
    }

    @Override
    public UnitOutcome run(HistoryUnit unit) throws InterruptedException {
        try {
            return new Run(unit).run();
        } catch (IOException e) {
            String reason = e.getMessage() == null ? e.toString() : e.getMessage();
            return UnitOutcome.not(unit, UnitResult.FAILED, reason, List.of());
        }
    }

    private long nowNanos() {
        Instant now = clock.instant();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    /** One unit, from what is there to what became of it. */
    private final class Run {
        private final HistoryUnit unit;
        private final SymbolHistory symbol;
        private final List<String> notes = new ArrayList<>();
        private DayFacts facts = DayFacts.UNKNOWN;

        /** IQFeed has rows after the last one that it gave. */
        private boolean lacksRest;

        Run(HistoryUnit unit) {
            this.unit = unit;
            this.symbol = symbols.of(unit.symbol());
        }

        UnitOutcome run() throws IOException, InterruptedException {
            JudgedUnit there = judge.known(unit, nowNanos());
            if (!force && isSettled(there)) {
                return present();
            }
            if (!unit.kind().isDated()) {
                Answer daily = symbol.answer();
                if (daily instanceof Answer.Refused refused) {
                    return ofSymbol(refused.reason());
                }
                if (daily instanceof Answer.Failed failed && failed.isAway()) {
                    return away(failed);
                }
                facts = symbol.factsOf(unit.first());
            }
            if (!force && hasTape(there)) {
                there = confirmed(judge.told(unit, facts, nowNanos()));
                if (isWhole(there)) {
                    return present();
                }
            }
            return symbol.isNothingAtAll() ? nothingAtAll() : ask(there);
        }

        /** Whether nothing that could be asked would change the verdict. */
        private boolean isSettled(JudgedUnit there) {
            return there.check().state().isWhole()
                    && (there.check().isVerified()
                            || there.facts().noMore()
                            || unit.kind().isDated());
        }

        private boolean hasTape(JudgedUnit it) {
            return it.evidence().isPresent();
        }

        private UnitOutcome present() throws IOException {
            Files.deleteIfExists(folder.reply(unit));
            tapes.jsonl(unit);
            return UnitOutcome.whole(unit, UnitResult.PRESENT, notes);
        }

        private UnitOutcome ask(JudgedUnit before) throws IOException, InterruptedException {
            JudgedUnit best = before;
            boolean continues = !force;
            for (int i = 0; i < MAX_ANSWERS; i++) {
                Path reply = folder.reply(unit);
                Files.createDirectories(reply.getParent());
                Answer answer;
                try (ReplySpool spool = ReplySpool.open(reply, unit, continues, progress::row)) {
                    answer = answer(spool);
                } catch (OtherVersionException e) {
                    continues = false;
                    continue;
                }
                if (!(answer instanceof Answer.Whole)) {
                    return ended(answer, best);
                }
                JudgedUnit next = tapes.take(unit, facts, best, notes, nowNanos());
                next = confirmed(next);
                boolean same = next.evidence().equals(best.evidence());
                best = same && !isWhole(next) && !lacksRest ? saidTwice() : next;
                if (isWhole(best) || same || isNotOver(best)) {
                    break;
                }
                continues = false;
            }
            tapes.jsonl(unit);
            return outcome(before, best);
        }

        /** Asks, unless all is on file already; an answer without rows is none. */
        private Answer answer(ReplySpool spool) throws IOException, InterruptedException {
            if (spool.isWhole()) {
                return new Answer.Whole(0, 0);
            }
            Answer answer = source.fetch(unit, spool);
            if (answer instanceof Answer.Whole whole) {
                if (spool.rows() == 0 && spool.resumesAt().isEmpty()) {
                    return new Answer.NoData();
                }
                if (whole.unparsed() > 0) {
                    notes.add(whole.unparsed() + " lines of the answer are no rows");
                }
                spool.finish();
            }
            return answer;
        }

        /**
         * Bars may end before the day's volume does, because some trades make none; and trades may
         * go on where no daily bar tells their volume. The feed tells that is asked for the rest.
         */
        private JudgedUnit confirmed(JudgedUnit it) throws IOException, InterruptedException {
            lacksRest = false;
            if (it.check().isVerified() || isNotOver(it) || it.evidence().isEmpty()) {
                return it;
            }
            switch (source.rest(unit, it.evidence().get())) {
                case NONE -> facts = facts.withNoMore();
                case SOME -> lacksRest = true;
                case UNKNOWN -> {}
            }
            return judge.told(unit, facts, nowNanos());
        }

        /** Of what cannot be asked for from a time on, the same answer twice is all there is. */
        private JudgedUnit saidTwice() throws IOException {
            facts = facts.withNoMore();
            return judge.told(unit, facts, nowNanos());
        }

        private boolean isNotOver(JudgedUnit it) {
            return it.check().missing().contains(DayCheck.NOT_OVER);
        }

        private UnitOutcome ended(Answer answer, JudgedUnit best)
                throws IOException, InterruptedException {
            if (answer instanceof Answer.Refused refused) {
                Files.deleteIfExists(folder.reply(unit));
                return not(UnitResult.REFUSED, refused.reason());
            }
            if (answer instanceof Answer.Failed failed) {
                return failed.isAway() ? away(failed) : not(UnitResult.FAILED, failed.reason());
            }
            Files.deleteIfExists(folder.reply(unit));
            if (hasTape(best)) {
                return not(
                        UnitResult.PARTIAL,
                        "what is on tape is kept, IQFeed gives no more of it: " + words(best));
            }
            // Whether the symbol is there at all, its daily bars of the whole range tell.
            symbol.answer();
            symbol.nothingOfADay();
            if (symbol.isNothingAtAll()) {
                return nothingAtAll();
            }
            JudgedUnit none = judge.told(unit, facts.withNoMore(), nowNanos());
            return none.check().state().isWhole()
                    ? UnitOutcome.whole(unit, UnitResult.EMPTY, notes)
                    : not(UnitResult.REFUSED, "IQFeed has no rows of it: " + words(none));
        }

        private UnitOutcome nothingAtAll() {
            return ofSymbol(
                    "IQFeed has nothing of it in all that time: no such symbol, or nothing traded");
        }

        private UnitOutcome outcome(JudgedUnit before, JudgedUnit now) {
            if (!isWhole(now)) {
                return not(UnitResult.PARTIAL, words(now));
            }
            UnitResult result = hasTape(before) ? UnitResult.REPAIRED : UnitResult.FETCHED;
            return UnitOutcome.whole(unit, result, notes);
        }

        private boolean isWhole(JudgedUnit it) {
            return it.check().state().isWhole() && !lacksRest;
        }

        private String words(JudgedUnit it) {
            List<String> missing = it.check().missing();
            return missing.isEmpty()
                    ? "IQFeed has rows after the last one that it gave"
                    : String.join("; ", missing);
        }

        private UnitOutcome away(Answer.Failed failed) {
            return new UnitOutcome(unit, UnitResult.FAILED, failed.reason(), Scope.ALL, notes);
        }

        private UnitOutcome ofSymbol(String reason) {
            return new UnitOutcome(unit, UnitResult.REFUSED, reason, Scope.SYMBOL, notes);
        }

        private UnitOutcome not(UnitResult result, String reason) {
            return UnitOutcome.not(unit, result, reason, notes);
        }
    }
}
