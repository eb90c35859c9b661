package io.groundswell.replay.history;

import static io.groundswell.replay.history.NeptFolder.CALENDAR;
import static io.groundswell.replay.history.NeptFolder.LATER;
import static io.groundswell.replay.history.NeptFolder.MONDAY;
import static io.groundswell.replay.history.NeptFolder.unit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever a check file holds, its unit is judged. */
class CheckFilePropertyTest {
    private static final HistoryUnit UNIT = unit("ticks", MONDAY);
    private static final byte[] JSON_BYTES =
            "0123456789-{}[]\",:.eE \n\u00e9".getBytes(StandardCharsets.UTF_8);

    private static Path root;
    private static HistoryFolder folder;
    private static DayJudge judge;
    private static byte[] good;

    @BeforeContainer
    static void lay() throws IOException {
        root = Files.createTempDirectory("check-file");
        folder = new HistoryFolder(root);
        judge = new DayJudge(folder, CALENDAR);
        MadeDay day = new MadeDay().trade("09:30:00", 100).oddLot("12:00:00", 3);
        day.trade("16:00:00", 50).layTicks(folder);
        judge.told(UNIT, day.daily(), LATER);
        CheckFile full = CheckFileTest.full();
        CheckFile fits =
                new CheckFile(
                        UNIT,
                        full.source(),
                        CheckFile.load(folder, UNIT).orElseThrow().tape(),
                        full.evidence(),
                        full.facts(),
                        full.trades(),
                        "");
        fits.save(folder, DayCheck.of(UNIT, Optional.empty(), full.facts(), CALENDAR, LATER));
        good = Files.readAllBytes(folder.check(UNIT));
    }

    @AfterContainer
    static void remove() throws IOException {
        try (var files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 300)
    void shouldBeAsIfThereWereNoneWhenItHoldsAnyBytes(@ForAll @Size(max = 64) byte[] bytes)
            throws IOException {
        Files.write(folder.check(UNIT), bytes);

        assertThat(CheckFile.load(folder, UNIT)).isEmpty();
        assertThat(judge.known(UNIT, LATER).check().missing()).isEmpty();
    }

    @Property(tries = 1_000)
    void shouldBeJudgedWhenSomeBytesOfItChanged(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int changes) throws IOException {
        Random random = new Random(seed);
        byte[] bytes = good.clone();
        for (int i = 0; i < changes; i++) {
            boolean any = random.nextInt(4) == 0;
            bytes[random.nextInt(bytes.length)] =
                    any ? (byte) random.nextInt() : JSON_BYTES[random.nextInt(JSON_BYTES.length)];
        }
        Files.write(folder.check(UNIT), Arrays.copyOf(bytes, bytes.length - random.nextInt(2)));

        assertThat(judge.known(UNIT, LATER).check().state())
                .isIn(List.of(DayState.COMPLETE, DayState.PARTIAL));
    }

    @Property(tries = 300)
    void shouldBeJudgedWhenANumberOfItIsAnother(@ForAll long seed, @ForAll long other)
            throws IOException {
        String text = new String(good, StandardCharsets.UTF_8);
        Matcher numbers = Pattern.compile("-?[0-9]+").matcher(text);
        List<MatchResult> all = numbers.results().toList();
        MatchResult number = all.get(new Random(seed).nextInt(all.size()));
        Files.writeString(
                folder.check(UNIT),
                text.substring(0, number.start()) + other + text.substring(number.end()));

        assertThat(judge.known(UNIT, LATER).check().state())
                .isIn(List.of(DayState.COMPLETE, DayState.PARTIAL));
    }
}
