package io.groundswell.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.jobs.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChaosProgressTest {
    private static final ChaosSettings SETTINGS =
            new ChaosSettings(
                    "book", 3, 20, List.of(60), 2, List.of("day.tape 1a2b"), List.of(), 5_000);
    private static final Recovery RECOVERY = new Recovery(1, Victim.BROKER, 77, 0, 4_200, 0);

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("progress.json");
    }

    private ChaosProgress open() throws Exception {
        return ChaosProgress.open(file, SETTINGS);
    }

    @Test
    void shouldBeginWithNothingDone() throws Exception {
        ChaosProgress progress = open();

        assertThat(progress.isExpectedReady()).isFalse();
        assertThat(progress.jobId()).isEmpty();
        assertThat(progress.acknowledged()).isZero();
        assertThat(progress.recoveries()).isEmpty();
        assertThat(progress.hasEnded()).isFalse();
        assertThat(file).doesNotExist();
    }

    @Test
    void shouldKnowEverythingAgainWhenItIsOpenedAgain() throws Exception {
        ChaosProgress first = open();
        first.start();
        first.expectedIsReady();
        first.jobStarted("0af1");
        first.went(123, 900);
        first.recovered(RECOVERY);
        ChaosProgress second = open();
        second.start();
        second.went(124, 100);

        ChaosProgress third = open();
        assertThat(third.settings()).isEqualTo(SETTINGS);
        assertThat(third.isExpectedReady()).isTrue();
        assertThat(third.jobId()).isEqualTo("0af1");
        assertThat(third.acknowledged()).isEqualTo(124);
        assertThat(third.recoveries()).containsExactly(RECOVERY);
        assertThat(third.starts()).isEqualTo(2);
        assertThat(third.activeMillis()).isEqualTo(1_000);
        assertThat(third.hasEnded()).isFalse();
    }

    @Test
    void shouldKeepTheTableOfARunThatHasEnded() throws Exception {
        open().end("all is well", true);

        assertThat(open().hasEnded()).isTrue();
        assertThat(open().table()).isEqualTo("all is well");
        assertThat(open().isClean()).isTrue();
    }

    @Test
    void shouldRefuseToGoOnWithOtherSettings() throws Exception {
        open().start();

        assertThatThrownBy(
                        () ->
                                ChaosProgress.open(
                                        file,
                                        new ChaosSettings(
                                                "book",
                                                4,
                                                20,
                                                List.of(),
                                                2,
                                                List.of("x"),
                                                List.of(),
                                                5_000)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("seed=3")
                .hasMessageContaining("--fresh");
    }

    @Test
    void shouldRefuseTheFileOfANewerProgram() throws Exception {
        open().start();
        Files.writeString(
                file, Files.readString(file).replace("\"version\" : 2", "\"version\" : 3"));

        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("of version 3, and this program knows 2");
    }

    @Test
    void shouldRefuseAFileThatIsCutOff() throws Exception {
        open().start();
        Files.writeString(file, Files.readString(file).substring(0, 40));

        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not the progress of a run");
    }

    /** What a kill in the middle of writing leaves. */
    @Test
    void shouldNotMindTheHalfOfALaterFile() throws Exception {
        open().went(5, 0);
        Files.writeString(folder.resolve("progress.json.new"), "{\"version\"");

        assertThat(open().acknowledged()).isEqualTo(5);
        open().went(6, 0);
        assertThat(open().acknowledged()).isEqualTo(6);
    }
}
