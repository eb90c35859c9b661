package io.groundswell.connectors.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobSnapshotsTest {
    private static final String JOB = "0123456789abcdef0123456789abcdef";

    @TempDir Path folder;

    private JobSnapshots snapshots;

    @BeforeEach
    void setUp() {
        snapshots =
                new JobSnapshots(
                        Optional.of(folder.resolve("checkpoints")),
                        Optional.of(folder.resolve("savepoints")));
    }

    /** A complete one. */
    private Path snapshot(String path, long writtenMillis) throws IOException {
        Path made = Files.createDirectories(folder.resolve(path));
        Path metadata = Files.createFile(made.resolve("_metadata"));
        Files.setLastModifiedTime(metadata, FileTime.fromMillis(writtenMillis));
        return made;
    }

    @Test
    void shouldFindTheNewestOfBothKinds() throws IOException {
        snapshot("checkpoints/" + JOB + "/chk-9", 1_000);
        Path checkpoint = snapshot("checkpoints/" + JOB + "/chk-10", 2_000);
        assertThat(snapshots.newest(JOB)).contains(checkpoint);

        Path savepoint = snapshot("savepoints/savepoint-012345-aa", 3_000);
        assertThat(snapshots.newest(JOB)).contains(savepoint);
        assertThat(snapshots.newestCheckpoint(JOB)).contains(checkpoint);
    }

    @Test
    void shouldLeaveOutWhatIsAnotherJobsOrNotComplete() throws IOException {
        Path checkpoint = snapshot("checkpoints/" + JOB + "/chk-1", 1_000);
        Files.createDirectories(folder.resolve("checkpoints/" + JOB + "/chk-2"));
        snapshot("checkpoints/ffff/chk-3", 3_000);
        snapshot("savepoints/savepoint-ffffff-aa", 4_000);

        assertThat(snapshots.newest(JOB)).contains(checkpoint);
    }

    @Test
    void shouldFindNothingWhereThereAreNoFolders() throws IOException {
        assertThat(snapshots.newest(JOB)).isEmpty();
        assertThat(new JobSnapshots(Optional.empty(), Optional.empty()).newest(JOB)).isEmpty();
    }
}
