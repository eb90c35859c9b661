package io.groundswell.replay.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.lookup.Answer;
import io.groundswell.model.session.ExchangeCalendar;
import io.groundswell.model.session.TradingCalendars;
import io.groundswell.replay.history.UnitOutcome.Scope;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a unit, whatever IQFeed answers. */
class UnitDownloadTest {
    private static final LocalDate DAY = LocalDate.of(2021, 3, 1);
    private static final HistoryUnit TICKS = HistoryUnit.around("NEPT", HistoryKind.TICKS, DAY);
    private static final HistoryUnit MINUTES =
            HistoryUnit.around("NEPT", HistoryKind.of("1m"), DAY);
    private static final ExchangeCalendar CALENDAR =
            TradingCalendars.named(TradingCalendars.US_EQUITIES);
    private static final Answer FAILED = new Answer.Failed("no history socket", false);

    @TempDir Path root;

    private final ScriptedHistory feed = new ScriptedHistory().daily("2021-03-01", 30);
    private final List<String> day = List.of(tick(1, "09:30:00", 10), tick(2, "16:30:00", 20));

    private static String tick(int id, String time, long total) {
        return "LH,2021-03-01 "
                + time
                + ".000001,1.5,10,"
                + total
                + ",1.4,1.6,"
                + id
                + ",C,11,01,0,1,";
    }

    private static String bar(String time, long total) {
        return "LH,2021-03-01 " + time + ",2.00,1.00,1.00,2.00," + total + ",10,0,";
    }

    private HistoryFolder folder() {
        return new HistoryFolder(root);
    }

    private UnitOutcome download(HistoryUnit unit, boolean force, boolean jsonl)
            throws InterruptedException {
        InstantSource clock = InstantSource.fixed(Instant.parse("2021-03-05T00:00:00Z"));
        HistoryFolder work = new HistoryFolder(root.resolve(HistoryFolder.WORK));
        DayJudge judge = new DayJudge(folder(), CALENDAR);
        UnitTape tapes =
                new UnitTape(folder(), work, judge, new DayJudge(work, CALENDAR, folder()), jsonl);
        HistorySource source = new HistorySource(feed, clock);
        PrintWriter nobody = new PrintWriter(Writer.nullWriter());
        return new UnitDownload(
                        folder(),
                        judge,
                        source,
                        new SymbolHistories(source, DAY, DAY),
                        tapes,
                        force,
                        new DownloadProgress(nobody, false, () -> 0),
                        clock)
                .run(unit);
    }

    private UnitOutcome download(HistoryUnit unit) throws InterruptedException {
        return download(unit, false, false);
    }

    private static List<String> with(List<String> rows, String more) {
        List<String> all = new ArrayList<>(rows);
        all.add(more);
        return all;
    }

    @Test
    void shouldAskAgainWhereAnAnswerLacksVolume() throws Exception {
        feed.daily("2021-03-01", 20).day(day.subList(0, 1)).day(day);

        UnitOutcome outcome = download(TICKS);

        assertThat(outcome.result()).isEqualTo(UnitResult.FETCHED);
        assertThat(feed.asked()).filteredOn(it -> it.startsWith("HTT")).hasSizeGreaterThan(1);
        assertThat(download(TICKS).result()).isEqualTo(UnitResult.PRESENT);
    }

    @Test
    void shouldTellWhatIsMissingWhereTheAnswerStaysTheSame() throws Exception {
        feed.day(day);

        UnitOutcome outcome = download(TICKS);

        assertThat(outcome.result()).isEqualTo(UnitResult.PARTIAL);
        assertThat(outcome.reason()).contains("volume 10");
        assertThat(folder().tape(TICKS)).exists();
    }

    /** What is known to be in part is no more whole because nobody answers today. */
    @Test
    void shouldNotTakeAPartForTheWholeWhenNobodyAnswers() throws Exception {
        feed.day(day);
        assertThat(download(TICKS).result()).isEqualTo(UnitResult.PARTIAL);
        feed.daily(FAILED).rest(FAILED);

        UnitOutcome outcome = download(TICKS);

        assertThat(outcome.result().isWhole()).isFalse();
        assertThat(download(TICKS).result().isWhole()).isFalse();
    }

    @Test
    void shouldNotBeWholeWhereTheRestCouldNotBeAsked() throws Exception {
        feed.daily(FAILED).rest(FAILED).day(day);

        UnitOutcome outcome = download(TICKS);

        assertThat(outcome.result()).isEqualTo(UnitResult.FAILED);
        assertThat(outcome.reason()).isEqualTo("no history socket");
    }

    @Test
    void shouldNotBeWholeWhereRowsFollowThatNoAnswerHas() throws Exception {
        feed.daily(new Answer.NoData()).rest(new Answer.Whole(1, 0)).day(day);

        UnitOutcome outcome = download(TICKS);

        assertThat(outcome.result()).isEqualTo(UnitResult.PARTIAL);
        assertThat(outcome.reason()).contains("the feed has rows after the last one");
        assertThat(download(TICKS).result()).isEqualTo(UnitResult.PARTIAL);
    }

    @Test
    void shouldNotBeWholeWhereALineOfBarsCouldNotBeTaken() throws Exception {
        feed.daily("2021-03-01", 20)
                .day(List.of(bar("09:30:00", 10), "?,junk,", bar("16:30:00", 20)));

        UnitOutcome outcome = download(MINUTES);

        assertThat(outcome.result()).isEqualTo(UnitResult.PARTIAL);
        assertThat(outcome.reason()).contains("1 lines of the answer could not be taken");
        assertThat(folder().defects(MINUTES)).exists();
        feed.again(List.of(bar("09:30:00", 10), bar("16:30:00", 20)));
        assertThat(download(MINUTES).result()).isEqualTo(UnitResult.REPAIRED);
        assertThat(folder().defects(MINUTES)).doesNotExist();
    }

    @Test
    void shouldKeepWhatIsThereWhereLessComesBack() throws Exception {
        feed.daily(new Answer.NoData()).day(day);
        assertThat(download(TICKS).result()).isEqualTo(UnitResult.FETCHED);
        byte[] before = Files.readAllBytes(folder().tape(TICKS));
        feed.again(day.subList(1, 2));

        UnitOutcome outcome = download(TICKS, true, false);

        assertThat(outcome.notes()).anyMatch(it -> it.contains("what is on tape stays"));
        assertThat(Files.readAllBytes(folder().tape(TICKS))).isEqualTo(before);
    }

    @Test
    void shouldReplaceATapeThatCannotBeRead() throws Exception {
        feed.daily("2021-03-01", 20).day(day);
        download(TICKS);
        byte[] tape = Files.readAllBytes(folder().tape(TICKS));
        byte[] rotten = tape.clone();
        rotten[60] ^= 1;
        Files.write(folder().tape(TICKS), rotten);

        UnitOutcome outcome = download(TICKS, true, false);

        assertThat(outcome.result()).isEqualTo(UnitResult.REPAIRED);
        assertThat(Files.readAllBytes(folder().tape(TICKS))).isEqualTo(tape);
    }

    @Test
    void shouldWriteLinesOfJsonAnewWithATapeThatIsNew() throws Exception {
        feed.daily("2021-03-01", 20).day(day.subList(0, 1)).day(day.subList(0, 1)).day(day);
        assertThat(download(TICKS, false, true).result()).isEqualTo(UnitResult.PARTIAL);
        int before = Files.readAllLines(folder().jsonl(TICKS)).size();

        assertThat(download(TICKS, false, true).result()).isEqualTo(UnitResult.REPAIRED);

        assertThat(Files.readAllLines(folder().jsonl(TICKS))).hasSizeGreaterThan(before);
    }

    @Test
    void shouldBeginAnewWhereTheServerSpeaksAnotherVersionThanBefore() throws Exception {
        feed.daily("2021-03-01", 20).day(day);
        Path reply = folder().reply(TICKS);
        Files.createDirectories(reply.getParent());
        Files.writeString(reply, "S,CURRENT PROTOCOL,6.1\r\n" + day.get(0).substring(3) + "\r\n");

        assertThat(download(TICKS).result()).isEqualTo(UnitResult.FETCHED);
        assertThat(feed.asked()).contains("HTT,NEPT,20210301 093000,20210301 235959,,,,1");
        assertThat(feed.asked()).contains("HTT,NEPT,20210301 000000,20210301 235959,,,,1");
    }

    @Test
    void shouldLeaveOutRowsOfOtherDates() throws IOException, InterruptedException {
        String stranger = day.get(1).replace("2021-03-01 16:30:00", "2021-03-02 00:00:00");
        feed.daily("2021-03-01", 20).day(with(day, stranger));

        assertThat(download(TICKS).result()).isEqualTo(UnitResult.FETCHED);
    }

    @Test
    void shouldTellASymbolThatIsNoneFromADayWithoutTrades() throws Exception {
        feed.daily(new Answer.NoData());
        assertThat(download(TICKS).result()).isEqualTo(UnitResult.EMPTY);

        HistoryUnit other = TICKS.of("NOSUCH");
        feed.newest(new Answer.NoData());
        UnitOutcome outcome = download(other);

        assertThat(outcome.result()).isEqualTo(UnitResult.REFUSED);
        assertThat(outcome.scope()).isEqualTo(Scope.SYMBOL);
        assertThat(outcome.reason()).contains("no such symbol?");
    }

    @Test
    void shouldTellAConnectionThatIsAwayOfAll() throws Exception {
        feed.daily(new Answer.Failed("no IQConnect at 127.0.0.1:9100", true));

        UnitOutcome outcome = download(TICKS);

        assertThat(outcome.result()).isEqualTo(UnitResult.FAILED);
        assertThat(outcome.scope()).isEqualTo(Scope.ALL);
    }
}
