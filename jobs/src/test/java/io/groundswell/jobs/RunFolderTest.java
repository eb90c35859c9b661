package io.groundswell.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.jobs.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
    @TempDir Path home;

    @Test
    void shouldRefuseAFolderThatHoldsWhatIsNotOurs() throws IOException {
        Path precious = Files.createDirectories(home.resolve("tmp/precious"));

        assertThatThrownBy(() -> DemoFolder.take(home))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(home + " holds something and is no demo's");
        assertThat(precious).exists();
        try (var content = Files.list(home)) {
            assertThat(content).containsExactly(home.resolve("tmp"));
        }
    }

    @Test
    void shouldRefuseAFile() throws IOException {
        Path file = Files.createFile(home.resolve("file"));

        assertThatThrownBy(() -> DemoFolder.take(file))
                .isInstanceOf(ConfigException.class)
                .hasMessage("--out: " + file + " is not a folder");
    }

    @Test
    void shouldEmptyOnlyThePartThatIsNamedWhenItTakesAFolderAgain() throws Exception {
        try (DemoFolder first = DemoFolder.take(home.resolve("new/out"))) {
            Files.createFile(first.emptied("results").resolve("old"));
            Files.createFile(first.emptied("other").resolve("kept"));
        }
        try (DemoFolder second = DemoFolder.take(home.resolve("new/out"))) {
            assertThat(second.resolve("results/old")).exists();
            assertThat(second.emptied("results")).isEmptyDirectory();
            assertThat(second.resolve("other/kept")).exists();
        }
    }

    @Test
    void shouldLeaveWhatALinkLeadsTo() throws Exception {
        Path precious = Files.createFile(Files.createDirectory(home.resolve("far")).resolve("it"));
        try (DemoFolder folder = DemoFolder.take(home.resolve("out"))) {
            Files.createSymbolicLink(folder.resolve("results"), home.resolve("far"));
            folder.emptied("results");
        }
        assertThat(precious).exists();
    }

    @Test
    void shouldRefuseAFolderWhenAnotherRunHasIt() throws Exception {
        try (DemoFolder first = DemoFolder.take(home)) {
            assertThatThrownBy(() -> DemoFolder.take(home))
                    .isInstanceOf(ConfigException.class)
                    .hasMessage("--out: another demo runs in " + home);
            assertThat(first.resolve(".groundswell-demo")).exists();
        }
    }
}
