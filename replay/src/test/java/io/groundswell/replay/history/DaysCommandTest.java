package io.groundswell.replay.history;

import static io.groundswell.replay.history.NeptFolder.LATER;
import static io.groundswell.replay.history.NeptFolder.MONDAY;
import static io.groundswell.replay.history.NeptFolder.TUESDAY;
import static io.groundswell.replay.history.NeptFolder.WEDNESDAY;
import static io.groundswell.replay.history.NeptFolder.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.CommandErrors;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DaysCommandTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2021-06-01T16:00:00Z"));
    private static final String FRIDAY = "2021-03-05";

    @TempDir Path root;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        CommandLine days =
                new CommandLine(new DaysCommand(CLOCK))
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true));
        return new CommandErrors(() -> false).on(days).execute(args);
    }

    private String folder() {
        return root.resolve("history").toString();
    }

    /** Whole, cut, damaged, begun, absent, empty. */
    private void layAWeek() throws IOException {
        NeptFolder nept = new NeptFolder(root);
        nept.lay(
                "ticks_oldest.csv",
                "ticks",
                row ->
                        !row.startsWith("2021-03-02 11:")
                                && !row.startsWith("2021-03-01 10:02:27.858470"));
        nept.lay(
                "intervals_5s_oldest.csv",
                "5s",
                row -> row.startsWith("2021-03-01") || row.startsWith("!"));
        nept.ticks(MONDAY, 4_810_873);
        nept.ticks(TUESDAY, 6_612_776);
        Path wednesday = nept.folder.tape(unit("ticks", WEDNESDAY));
        byte[] bytes = Files.readAllBytes(wednesday);
        bytes[bytes.length - 30] ^= 1;
        Files.write(wednesday, bytes);
        Files.writeString(nept.folder.reply(unit("ticks", WEDNESDAY.plusDays(1))), "half a reply");
        nept.judge.told(
                unit("ticks", WEDNESDAY.plusDays(2)), DayFacts.noDaily().withNoMore(), LATER);
    }

    @Test
    void shouldShowEachDayAndWhatIsMissingOfIt() throws IOException {
        layAWeek();

        int exit = run("--folder", folder(), "--from", "2021-02-27", "--to", FRIDAY);

        String table = out.toString().replace(root.toString(), "ROOT");
        System.out.println(table);
        assertThat(table.lines()).allMatch(line -> line.length() <= 120);
        assertThat(
                        table.replaceAll("[0-9.]+ KiB", "SIZE")
                                .replaceAll("byte [0-9]+", "byte N")
                                .lines())
                .containsExactly(
                        "SYMBOL  KIND   DAY         STATE     ROWS    SESSION  VOLUME  VERIFIED "
                                + " SIZE       SOURCE",
                        "NEPT    5s     2021-03-01  complete  1,941   100.0%   -       no       "
                                + " SIZE   IQFeed: kept.csv",
                        "NEPT    5s     2021-03-02  absent    -       -        -       no        - "
                                + "         -",
                        "    not on tape",
                        "NEPT    5s     2021-03-03  absent    -       -        -       no        - "
                                + "         -",
                        "    not on tape",
                        "NEPT    5s     2021-03-04  absent    -       -        -       no        - "
                                + "         -",
                        "    not on tape",
                        "NEPT    5s     2021-03-05  absent    -       -        -       no        - "
                                + "         -",
                        "    not on tape",
                        "NEPT    ticks  2021-03-01  partial   11,014  99.9%    99.9%   no       "
                                + " SIZE  IQFeed: kept.csv",
                        "    volume 89 of 4,810,873 not on tape",
                        "    volume 89 missing at 10:02:27",
                        "    tick id 851 of NTRF (19) missing",
                        "NEPT    ticks  2021-03-02  partial   10,545  84.5%    90.2%   no       "
                                + " SIZE  IQFeed: kept.csv",
                        "    volume 643,904 of 6,612,776 not on tape",
                        "    volume 643,904 missing between 10:59:41 and 12:00:08",
                        "    tick ids 1962..2361 of NTRF (19) missing",
                        "    tick ids 1076..1264 of NASDAQ (5) missing",
                        "    tick ids 768..923 of NYSE_TRF (24) missing",
                        "    347 tick ids of 13 more market centres missing",
                        "NEPT    ticks  2021-03-03  damaged   -       -        -       no       "
                                + " SIZE  -",
                        "    at byte N: the footer's checksum is wrong",
                        "NEPT    ticks  2021-03-04  absent    -       -        -       no        - "
                                + "         -",
                        "    being fetched, 12 bytes so far",
                        "    not on tape",
                        "NEPT    ticks  2021-03-05  empty     -       -        -       yes       - "
                                + "         -",
                        "    (nothing traded: the feed has no rows and no daily bar)",
                        "10 rows, 2 whole, 1 verified, 8 not whole, SIZE");
        assertThat(exit).isZero();
    }

    @Test
    void shouldShowOnlyWhatIsNotWholeAndEndWithOneWhenAskedForWhatIsMissing() throws IOException {
        layAWeek();

        assertThat(run("--folder", folder(), "--kind", "ticks", "--missing")).isEqualTo(1);

        assertThat(out.toString()).contains("2021-03-01", "2021-03-04").doesNotContain(FRIDAY);
        assertThat(out.toString()).contains("4 rows, 0 whole, 0 verified, 4 not whole");
    }

    @Test
    void shouldEndWithNoughtWhenNothingIsMissing() throws IOException {
        NeptFolder nept = new NeptFolder(root);
        nept.lay("ticks_oldest.csv", "ticks", row -> true);

        assertThat(run("--folder", folder(), "--missing")).isZero();

        assertThat(out.toString()).isEqualToIgnoringNewLines("nothing is missing");
    }

    @Test
    void shouldSayThatNothingIsThereWhenTheFolderIsNot() {
        assertThat(run("--folder", folder())).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("no day is there");
    }

    @Test
    void shouldRefuseInOneLineWhenTheKindIsNone() {
        assertThat(run("--kind", "hourly")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("no kind of history: hourly");
    }

    @Test
    void shouldJudgeEverySymbolWhenGivenTapesOfOtherSources() {
        Path days = Path.of(System.getProperty("groundswell.root", ".."), "replay", "days");

        assertThat(run(days.toString())).isZero();

        System.out.println(out);
        assertThat(out.toString()).contains("2013-10-08", "2024-08-08", "partial");
    }

    @Test
    void shouldPrintTheDifferenceWhenTwoTapesAreCompared() throws IOException {
        NeptFolder a = new NeptFolder(Files.createDirectories(root.resolve("a")));
        NeptFolder b = new NeptFolder(Files.createDirectories(root.resolve("b")));
        a.lay("ticks_oldest.csv", "ticks", row -> true);
        b.lay("ticks_oldest.csv", "ticks", row -> !row.startsWith("2021-03-02 04:11:33.202729"));
        String monday = a.folder.tape(unit("ticks", MONDAY)).toString();
        String tuesday = a.folder.tape(unit("ticks", TUESDAY)).toString();

        assertThat(run("--compare", monday, b.folder.tape(unit("ticks", MONDAY)).toString()))
                .isZero();
        assertThat(run("--compare", tuesday, b.folder.tape(unit("ticks", TUESDAY)).toString()))
                .isEqualTo(1);

        assertThat(out.toString().lines())
                .startsWith("NEPT: 11,015 rows, all the same")
                .contains("NEPT: 11,637 and 11,636 rows: 1 only in A, 0 only in B, 0 different");
        assertThat(out.toString()).contains("only in A: 04:11:33.202729 trade at ");
    }
}
