package io.groundswell.replay.history;

import static io.groundswell.replay.history.NeptFolder.CALENDAR;
import static io.groundswell.replay.history.NeptFolder.LATER;
import static io.groundswell.replay.history.NeptFolder.MONDAY;
import static io.groundswell.replay.history.NeptFolder.unit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckFileTest {
    private static final HistoryUnit UNIT = unit("ticks", MONDAY);

    @TempDir Path root;

    private HistoryFolder folder;
    private DayJudge judge;

    @BeforeEach
    void keepAnEmptyDay() throws IOException {
        folder = new HistoryFolder(root);
        judge = new DayJudge(folder, CALENDAR);
        judge.told(UNIT, DayFacts.noDaily().withNoMore(), LATER);
    }

    @Test
    void shouldKeepThatNothingTradedWhenThereIsNoTape() throws IOException {
        assertThat(judge.known(UNIT, LATER).check().state()).isEqualTo(DayState.EMPTY);
        assertThat(folder.check(UNIT)).exists();
        try (var files = Files.list(folder.check(UNIT).getParent())) {
            assertThat(files).containsExactly(folder.check(UNIT));
        }
    }

    @Test
    void shouldReadBackWhatWasWrittenWhenItHasEverything() throws IOException {
        CheckFile check = full();

        check.save(folder, DayCheck.of(UNIT, check.evidence(), check.facts(), CALENDAR, LATER));

        assertThat(CheckFile.load(folder, UNIT)).contains(check);
    }

    @Test
    void shouldTouchNothingWhenTheSameIsSaidAgain() throws IOException {
        FileTime old = FileTime.fromMillis(0);
        Files.setLastModifiedTime(folder.check(UNIT), old);

        judge.told(UNIT, DayFacts.noDaily().withNoMore(), LATER);

        assertThat(Files.getLastModifiedTime(folder.check(UNIT))).isEqualTo(old);
    }

    @Test
    void shouldBeAbsentWhenTheCheckIsDamagedOrOfAnotherForm() throws IOException {
        String good = Files.readString(folder.check(UNIT));
        for (String bad :
                new String[] {
                    "",
                    "{",
                    "null",
                    "[]",
                    good.substring(0, good.length() / 2),
                    good.replace("\"version\" : 2", "\"version\" : 1"),
                    good.replace("\"daily\" : \"NONE\"", "\"daily\" : \"PERHAPS\""),
                    good.replace("\"rest\" : \"NONE\"", "\"rest\" : null"),
                    good.replace("\"dailyVolume\" : 0", "\"dailyVolume\" : -1"),
                    good.replace("2021-03-01", "2021-03-02"),
                    good.replace("2021-03-01", "2021-33-01"),
                    good.replace("\"kind\" : \"ticks\"", "\"kind\" : \"tricks\"")
                }) {
            assertThat(bad).isNotEqualTo(good);
            Files.writeString(folder.check(UNIT), bad);
            assertThat(judge.known(UNIT, LATER).check().state()).as(bad).isEqualTo(DayState.ABSENT);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000007b7f",
                "00000000",
                "fffe7b00",
                "efbbbf",
                "7bff",
                "c3",
                "7b2280227d",
                "00d8"
            })
    void shouldBeAbsentWhenTheCheckIsNoText(String hex) throws IOException {
        Files.write(folder.check(UNIT), HexFormat.of().parseHex(hex));

        assertThat(CheckFile.load(folder, UNIT)).isEmpty();
        assertThat(judge.told(UNIT, DayFacts.noDaily(), LATER).check().state())
                .isEqualTo(DayState.ABSENT);
        assertThat(CheckFile.load(folder, UNIT)).isPresent();
    }

    @Test
    void shouldNotKeepWhatWasSaidOfADayThatWasNotOver() throws IOException {
        Files.delete(folder.check(UNIT));

        judge.told(UNIT, DayFacts.noDaily().withNoMore(), NeptFolder.nanos("2021-03-01T12:00:00"));

        assertThat(folder.check(UNIT)).doesNotExist();
        assertThat(judge.known(UNIT, LATER).check().state()).isEqualTo(DayState.ABSENT);
    }

    /** A check with every field used. */
    static CheckFile full() {
        TradeEvidence trades = new TradeEvidence();
        long nanos = NeptFolder.nanos("2021-03-01T10:00:00");
        trades.take(Trades.of(nanos, "19", 3, 100, 500));
        trades.take(Trades.of(nanos + 1, "19", 5, 10, 900));
        return new CheckFile(
                UNIT,
                "somewhere",
                Optional.of(new CheckFile.Fingerprint(17, -5)),
                Optional.of(trades.evidence()),
                DayFacts.daily(1_000),
                Optional.of(new CheckFile.Fingerprint(18, 6)),
                "an objection");
    }
}
