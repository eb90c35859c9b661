package io.groundswell.replay.history;

import io.groundswell.model.session.ExchangeCalendar;
import io.groundswell.replay.history.CheckFile.Fingerprint;
import io.groundswell.replay.tape.DamagedTapeException;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * Holds bars of seconds against those that the trades of their day make, where these are on tape
 * and verified. What was found once is kept until other trades are verified: that a bar is missing
 * does not become untrue because the trades are gone. Any number of threads, each with other units.
 */
final class BarsByTrades {
    private static final String MADE = "the day's verified trades make bars";

    private final HistoryFolder folder;
    private final HistoryFolder tradesFolder;
    private final ExchangeCalendar calendar;

    /** Bars in one folder, trades in another or the same. */
    BarsByTrades(HistoryFolder folder, HistoryFolder tradesFolder, ExchangeCalendar calendar) {
        this.folder = folder;
        this.tradesFolder = tradesFolder;
        this.calendar = calendar;
    }

    /**
     * Bars after they were held against trades, if they could be.
     *
     * @param check what is known of them, an objection of now or of before included
     * @param isOfThese whether that is by the trades that are verified and on tape now
     * @param remark why they could not be compared, where there is more to say; else empty
     */
    record Compared(CheckFile check, boolean isOfThese, String remark) {
        /** Whether all that the trades make is there, and no more. */
        boolean isEqual() {
            return isOfThese && check.objection().isEmpty();
        }
    }

    /**
     * Compares bars, unless they were with these trades already. Anything but bars of seconds comes
     * back as it is.
     *
     * @throws DamagedTapeException where the tape of the bars is damaged; that of the trades only
     *     is a remark
     */
    Compared compared(CheckFile bars, long nowNanos) throws IOException {
        HistoryUnit unit = bars.unit();
        HistoryUnit ticks =
                new HistoryUnit(unit.symbol(), HistoryKind.TICKS, unit.first(), unit.last());
        Compared asBefore = new Compared(bars, false, "");
        if (!BarsOfTrades.canMake(unit.kind())
                || !Files.exists(tradesFolder.tape(ticks))
                || !Files.exists(tradesFolder.check(ticks))) {
            return asBefore;
        }
        try {
            Optional<Fingerprint> verified = verified(ticks, nowNanos);
            if (verified.isEmpty()) {
                return asBefore;
            }
            if (bars.trades().equals(verified)) {
                return new Compared(bars, true, "");
            }
            try (TapeReader trades = TapeReader.open(tradesFolder.tape(ticks))) {
                // Another may have come in its place a moment ago, and is not known yet.
                return Fingerprint.of(trades).equals(verified.get())
                        ? new Compared(bars.compared(verified, objection(bars, trades)), true, "")
                        : asBefore;
            }
        } catch (DamagedTapeException e) {
            if (e.file().equals(folder.tape(unit))) {
                throw e;
            }
            return new Compared(
                    bars,
                    false,
                    "not compared with the day's trades, whose tape is damaged: "
                            + DayCheck.reason(e));
        }
    }

    private Optional<Fingerprint> verified(HistoryUnit ticks, long nowNanos) throws IOException {
        CheckFile check = CheckFile.fitting(tradesFolder, ticks);
        boolean isVerified =
                DayCheck.of(ticks, check.evidence(), check.facts(), calendar, nowNanos)
                        .isVerified();
        return isVerified ? check.tape() : Optional.empty();
    }

    private String objection(CheckFile bars, TapeReader trades) throws IOException {
        HistoryUnit unit = bars.unit();
        if (bars.tape().isEmpty()) {
            return DayComparison.makesBars(trades, unit.symbol(), unit.kind()) ? MADE : "";
        }
        try (TapeReader recorded = TapeReader.open(folder.tape(unit))) {
            DayComparison compared =
                    DayComparison.ofBars(recorded, trades, unit.symbol(), unit.kind());
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
}
