package io.groundswell.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.jobs.config.JobConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobSettingsTest {
    @TempDir Path folder;

    private Path file(String... lines) throws IOException {
        return Files.write(folder.resolve("job.yaml"), List.of(lines));
    }

    @Test
    void shouldPartTheJobsOwnOptionsFromFlinksSettings() throws IOException {
        JobSettings settings =
                JobSettings.read(
                        file(
                                "# Why.",
                                "",
                                "kafka.address: one:1,two:2",
                                "execution.checkpointing.timeout: 5min",
                                "book.levels: 5"),
                        List.of());

        assertThat(settings.arguments())
                .containsExactly("--book.levels", "5", "--kafka.address", "one:1,two:2");
        assertThat(settings.flinkSettings())
                .isEqualTo(Map.of("execution.checkpointing.timeout", "5min"));
    }

    @Test
    void shouldLetWhatWasSaidGoBeforeTheFile() throws IOException {
        JobSettings settings =
                JobSettings.read(
                        file("book.levels: 5", "kafka.address: one:1"),
                        List.of("--book.levels", "7"));

        assertThat(settings.arguments())
                .containsExactly("--kafka.address", "one:1", "--book.levels", "7");
    }

    @Test
    void shouldNameTheLineThatIsNoSetting() throws IOException {
        Path wrong = file("book.levels: 5", "kafka:", "  address: one:1");

        assertThatThrownBy(() -> JobSettings.read(wrong, List.of()))
                .isInstanceOf(IOException.class)
                .hasMessage(wrong + ":2: not 'key: value', but 'kafka:'");
        assertThatThrownBy(() -> JobSettings.read(folder.resolve("none"), List.of()))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void shouldMakeAJobOfTheSettingsOfTheProject() throws Exception {
        Path flinkConf = Path.of(System.getProperty("groundswell.root"), "flink-conf");
        for (KnownJob job : KnownJob.values()) {
            JobSettings settings =
                    JobSettings.read(flinkConf.resolve(job.word() + ".yaml"), List.of());

            assertThat(job.nameWith(settings.arguments())).isEqualTo(job.word());
        }
    }

    @Test
    void shouldNameAJobOfAReplayAfterIt() throws Exception {
        List<String> arguments = List.of("--kafka.address", "one:1", "--kafka.realm", "monday");

        assertThat(KnownJob.ORDER_BOOK.nameWith(arguments)).isEqualTo("order-book-monday");
        assertThat(JobConfig.fromArguments(arguments.toArray(String[]::new)).nameOf("order-book"))
                .isEqualTo("order-book-monday");
    }
}
