package io.groundswell.replay.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeLibraryTest {
    @TempDir Path folder;

    @Test
    void shouldFindTapesBelowFoldersOnceAndSortedWhenNamedTwice() throws IOException {
        Path later = tape("b/later.tape", "SPY", Topic.L2, 2, 20);
        Path earlier = tape("a/earlier.tape", "SPY", Topic.L2, 1, 10);
        Path other = tape("a/other.tape", "IBM", Topic.L2, 1, 5);
        Files.writeString(folder.resolve("a/notes.txt"), "no tape");
        Files.createFile(folder.resolve("a/half.tape.partial"));

        assertThat(TapeFiles.find(List.of(folder, later))).containsExactly(earlier, other, later);
        TapeLibrary library = TapeLibrary.open(List.of(folder, later));

        assertThat(library.tapes().stream().map(TapeLibrary.ShelvedTape::file))
                .containsExactly(other, earlier, later);
        assertThat(library.symbols()).containsExactly("IBM", "SPY");
        assertThat(library.tapesOf("SPY").stream().map(TapeLibrary.ShelvedTape::file))
                .containsExactly(earlier, later);
        assertThat(library.tapesOf("AIG")).isEmpty();
    }

    @Test
    void shouldFindATapeOnceWhenItIsNamedByTwoPaths() throws IOException {
        Path absolute = tape("one.tape", "SPY", Topic.L2, 1, 10).toAbsolutePath();
        Path relative = Path.of("").toAbsolutePath().relativize(absolute);

        assertThat(TapeFiles.find(List.of(relative, absolute, folder))).containsExactly(relative);
    }

    @Test
    void shouldRefuseWhenTwoTapesHoldTheSameSymbolAndEpoch() throws IOException {
        Path one = tape("one.tape", "SPY", Topic.L2, 1, 10);
        Path two = tape("two.tape", "SPY", Topic.TICKS, 1, 20);

        assertConflict(one + " and " + two + " both hold SPY of epoch 1");
    }

    @Test
    void shouldRefuseWhenTheLaterDayHasTheLowerEpoch() throws IOException {
        Path one = tape("one.tape", "SPY", Topic.L2, 9, 10);
        Path two = tape("two.tape", "SPY", Topic.L2, 8, 20);

        assertConflict(
                one
                        + " and "
                        + two
                        + " both hold L2 of SPY, and the later day has the lower epoch");
    }

    @Test
    void shouldRefuseWhenTwoTapesHoldTheSameTime() throws IOException {
        Path one = tape("one.tape", "SPY", Topic.L2, 1, 10);
        Path two = tape("two.tape", "SPY", Topic.L2, 2, 14);

        assertConflict(one + " and " + two + " both hold L2 of SPY over the same time");
    }

    @Test
    void shouldTakeTwoTapesWhenTheyHoldDifferentTopicsOfOneTime() throws IOException {
        tape("one.tape", "SPY", Topic.L2, 1, 10);
        tape("two.tape", "SPY", Topic.TICKS, 2, 14);

        assertThat(TapeLibrary.open(List.of(folder)).tapesOf("SPY")).hasSize(2);
    }

    @Test
    void shouldRefuseWhenAPathDoesNotExist() {
        Path missing = folder.resolve("nowhere");

        assertThatThrownBy(() -> TapeLibrary.open(List.of(missing)))
                .hasMessage(missing + ": no such file or folder");
    }

    private void assertConflict(String message) {
        assertThatThrownBy(() -> TapeLibrary.open(List.of(folder)))
                .isInstanceOf(ConflictingTapesException.class)
                .hasMessage(message);
    }

    /** A tape with two definitions, at a time and five nanoseconds later. */
    private Path tape(String name, String symbol, Topic topic, long epoch, long time)
            throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (TapeWriter writer = Tapes.writer(file)) {
            for (int sequence = 1; sequence <= 2; sequence++) {
                long at = time + 5L * (sequence - 1);
                writer.append(
                        new InstrumentDefined(
                                new EventHeader(
                                        symbol, topic, epoch, sequence, at, at, at, 0, 4, 0, 0),
                                RandomDay.instrument(symbol)));
            }
            writer.finish();
        }
        return file;
    }
}
