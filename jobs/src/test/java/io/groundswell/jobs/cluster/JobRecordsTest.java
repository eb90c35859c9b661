package io.groundswell.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.local.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobRecordsTest {
    @TempDir Path folder;

    private final Submission submission =
            new Submission(
                    "order-book",
                    Path.of("some.jar"),
                    "a.Main",
                    List.of("--key", "a value = with: signs", "--key", "again"),
                    Map.of("state.backend.type", "rocksdb"),
                    3,
                    Optional.empty(),
                    Optional.empty());

    @Test
    void shouldGiveBackHowAJobWasSubmitted() throws IOException {
        JobRecords records = new JobRecords(folder);
        assertThat(records.find("order-book")).isEmpty();
        assertThat(records.all()).isEmpty();

        records.save(submission);
        assertThat(records.find("order-book")).contains(submission);

        Submission stopped = submission.submittedAs("abc").from("file:/there");
        records.save(stopped);
        assertThat(records.all()).containsExactly(stopped);
    }

    @Test
    void shouldLetOneCommandAtATimeWorkOnAJob() throws IOException {
        JobRecords records = new JobRecords(folder);
        try (FolderLock lock = records.lock("order-book");
                FolderLock other = records.lock("another")) {
            assertThatThrownBy(() -> records.lock("order-book"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("another command works on order-book just now");
        }
        records.lock("order-book").close();
    }

    @Test
    void shouldTellFlinkAllOfIt() {
        assertThat(submission.from("file:/there").flinkArguments())
                .containsExactly(
                        "-t",
                        "remote",
                        "-d",
                        "-p",
                        "3",
                        "-Dstate.backend.type=rocksdb",
                        "-s",
                        "file:/there",
                        "-c",
                        "a.Main",
                        "some.jar",
                        "--key",
                        "a value = with: signs",
                        "--key",
                        "again");
        assertThat(submission.flinkArguments()).doesNotContain("-s");
    }

    @Test
    void shouldKeepAJarThatIsBuiltAnewAsItWas() throws IOException {
        JobRecords records = new JobRecords(folder);
        Path jar = Files.writeString(folder.resolve("a.jar"), "one");
        Path kept = records.keep(jar);
        Files.writeString(jar, "two");

        assertThat(kept).hasContent("one");
        assertThat(records.keep(jar)).isNotEqualTo(kept).hasContent("two");
        Files.writeString(jar, "one");
        assertThat(records.keep(jar)).isEqualTo(kept);
        assertThatThrownBy(() -> records.keep(folder.resolve("none.jar")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none.jar: no such file");
    }
}
