package io.groundswell.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.jobs.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir Path home;

    @Test
    void shouldRefuseAFolderThatHoldsWhatIsNotOurs() throws IOException {
        Path precious = Files.createDirectories(home.resolve("tmp/precious"));

        assertThatThrownBy(() -> RunFolder.take(home, "demo"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(home + " holds something and was not made by demo");
        assertThat(precious).exists();
        try (var content = Files.list(home)) {
            assertThat(content).containsExactly(home.resolve("tmp"));
        }
    }

    @Test
    void shouldRefuseTheFolderOfAnotherCommand() throws Exception {
        RunFolder.take(home, "demo").close();

        assertThatThrownBy(() -> RunFolder.take(home, "chaos"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("was not made by chaos");
    }

    @Test
    void shouldRefuseAFile() throws IOException {
        Path file = Files.createFile(home.resolve("file"));

        assertThatThrownBy(() -> RunFolder.take(file, "demo"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("--out: " + file + " is not a folder");
    }

    @Test
    void shouldEmptyOnlyThePartThatIsNamedWhenItTakesAFolderAgain() throws Exception {
        try (RunFolder first = RunFolder.take(home.resolve("new/out"), "demo")) {
            Files.createFile(first.emptied("results").resolve("old"));
            Files.createFile(first.emptied("other").resolve("kept"));
        }
        try (RunFolder second = RunFolder.take(home.resolve("new/out"), "demo")) {
            assertThat(second.resolve("results/old")).exists();
            assertThat(second.emptied("results")).isEmptyDirectory();
            assertThat(second.resolve("other/kept")).exists();
        }
    }

    @Test
    void shouldLeaveWhatALinkLeadsTo() throws Exception {
        Path precious = Files.createFile(Files.createDirectory(home.resolve("far")).resolve("it"));
        try (RunFolder folder = RunFolder.take(home.resolve("out"), "demo")) {
            Files.createSymbolicLink(folder.resolve("results"), home.resolve("far"));
            folder.emptied("results");
        }
        assertThat(precious).exists();
    }

    @Test
    void shouldRefuseAFolderWhenAnotherRunHasIt() throws Exception {
        try (RunFolder first = RunFolder.take(home, "demo")) {
            assertThatThrownBy(() -> RunFolder.take(home, "demo"))
                    .isInstanceOf(ConfigException.class)
                    .hasMessage("--out: another demo runs in " + home);
            assertThat(first.resolve(".groundswell-demo")).exists();
        }
    }
}
