package io.groundswell.replay.history;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.model.RealDays;
import io.groundswell.model.session.ExchangeCalendar;
import io.groundswell.model.session.TradingCalendars;
import io.groundswell.replay.imports.TapeImport;
import io.groundswell.replay.tape.TapeFiles;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A history folder with recorded replies of NEPT, or with what is left of them. */
final class NeptFolder {
    static final String SYMBOL = "NEPT";
    static final LocalDate MONDAY = LocalDate.of(2021, 3, 1);
    static final LocalDate TUESDAY = MONDAY.plusDays(1);
    static final LocalDate WEDNESDAY = MONDAY.plusDays(2);
    static final ExchangeCalendar CALENDAR = TradingCalendars.named(TradingCalendars.US_EQUITIES);

    /** Long after all of them. */
    static final long LATER = nanos("2021-06-01T12:00:00");

    final HistoryFolder folder;
    final DayJudge judge;
    private final Path root;

    NeptFolder(Path root) {
        this.root = root;
        this.folder = new HistoryFolder(root.resolve("history"));
        this.judge = new DayJudge(folder, CALENDAR);
    }

    static HistoryUnit unit(String kind, LocalDate date) {
        return HistoryUnit.around(SYMBOL, HistoryKind.of(kind), date);
    }

    /** A wall clock time in New York. */
    static long nanos(String local) {
        return TimeUnit.SECONDS.toNanos(
                LocalDateTime.parse(local).atZone(EasternTime.ZONE).toEpochSecond());
    }

    /** Lays the days of a reply, of the rows that are kept; a cut one still has its end. */
    void lay(String file, String kind, Predicate<String> keeps) throws IOException {
        layChanged(file, kind, row -> keeps.test(row) ? row : "");
    }

    /** Lays the days of a reply after each of its rows was changed; one made empty is left out. */
    void layChanged(String file, String kind, UnaryOperator<String> change) throws IOException {
        List<String> rows =
                Files.readAllLines(
                        RealDays.require("iqfeed/nept_history/" + file),
                        StandardCharsets.ISO_8859_1);
        Path reply = root.resolve("kept.csv");
        Files.write(reply, rows.stream().map(change).filter(row -> !row.isEmpty()).toList());
        Path imported = Files.createTempDirectory(root, "imported");
        List<String> words =
                new ArrayList<>(
                        List.of("iqfeed", "--symbol", SYMBOL, "--out", imported.toString()));
        words.add(reply.toString());
        HistoryKind of = HistoryKind.of(kind);
        if (of.isDated()) {
            words.addAll(
                    List.of(
                            "--interval",
                            of.span().orElseThrow().unit().name().toLowerCase(Locale.ROOT)));
        } else if (!of.isTicks()) {
            words.addAll(List.of("--interval", kind, "--label", "begin"));
        }
        TapeImport.run(words);
        for (Path tape : TapeFiles.find(List.of(imported))) {
            Path place = folder.tape(HistoryUnit.around(SYMBOL, of, date(tape)));
            Files.createDirectories(place.getParent());
            Files.move(tape, place);
        }
    }

    private static LocalDate date(Path file) throws IOException {
        try (TapeReader tape = TapeReader.open(file)) {
            return tape.info().tradingDate();
        }
    }

    /** The verdict on a day of trades whose daily bar is known. */
    DayCheck ticks(LocalDate date, long dailyVolume) throws IOException {
        return judge.told(unit("ticks", date), DayFacts.daily(dailyVolume), LATER).check();
    }
}
