package io.groundswell.connectors.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.SkippedTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisProgramTest {
    private static final String HERE =
            System.getProperty("os.name") + ' ' + System.getProperty("os.arch");

    @TempDir private Path folder;

    @Test
    void shouldNameTheVariableOnAMachineThatNoProgramIsFor() {
        RedisProgram program = new RedisProgram(folder, "Plan 9 mips");

        assertThatThrownBy(program::file)
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "there is no local Redis for Plan 9 mips: set REDIS_URL to a server of"
                                + " your own");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldLeaveNothingWhereTheProgramDoesNotRun() {
        if (!HERE.equals("Linux amd64")) {
            SkippedTest.because("the program of another processor may run here");
        }
        RedisProgram program = new RedisProgram(folder, "Mac OS X aarch64");

        assertThatThrownBy(program::file)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the local Redis does not run on this machine: ")
                .hasMessageEndingWith(": set REDIS_URL to a server of your own")
                .hasMessageNotContaining("\n");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldPutTheProgramThereOnce() throws IOException {
        if (!HERE.equals("Linux amd64")) {
            SkippedTest.because("the program for " + HERE + " is not tried here");
        }
        Path file = new RedisProgram(folder, HERE).file();
        FileTime then = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(file, then);

        assertThat(new RedisProgram(folder, HERE).file()).isEqualTo(file).isExecutable();
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(then);
        assertThat(folder).isDirectoryNotContaining(it -> !it.equals(file));
    }
}
