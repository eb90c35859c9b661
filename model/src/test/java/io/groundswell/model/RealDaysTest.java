package io.groundswell.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class RealDaysTest {
    @Test
    void shouldFindAFileWhenDataLieBesideAFolderAbove(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("shared/data/taq/day.csv");
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        Path module = Files.createDirectories(folder.resolve("repository/module"));

        assertThat(RealDays.find(module, "taq/day.csv")).contains(file.toAbsolutePath());
    }

    @Test
    void shouldFindNothingWhenNoFolderAboveHasTheFile(@TempDir Path folder) {
        assertThat(RealDays.find(folder, "no-such-day.csv")).isEmpty();
    }

    @Test
    void shouldSkipTheTestAndNameTheFileWhenItIsMissing() {
        assertThatThrownBy(() -> RealDays.require("no-such-day.csv"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("no-such-day.csv");
    }
}
