package io.groundswell.connectors.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The snapshots of jobs that are on this machine. One is complete when it has its {@code
 * _metadata}, which Flink writes last.
 *
 * @param checkpoints where checkpoints are, if that is a folder of this machine
 * @param savepoints the same of savepoints
 */
record JobSnapshots(Optional<Path> checkpoints, Optional<Path> savepoints) {
    private static final int SAVEPOINT_ID_LENGTH = 6;

    private record Snapshot(Path folder, FileTime written) {}

    /** The folder of the newest checkpoint of a job that is retained. */
    Optional<Path> newestCheckpoint(String jobId) throws IOException {
        return newest(checkpoint(jobId).stream());
    }

    /** The folder of the newest checkpoint or savepoint of a job. */
    Optional<Path> newest(String jobId) throws IOException {
        // A savepoint's folder has no more of the id than this.
        String glob = "savepoint-" + jobId.substring(0, SAVEPOINT_ID_LENGTH) + "-*";
        return newest(
                Stream.concat(checkpoint(jobId).stream(), newestIn(savepoints, glob).stream()));
    }

    private Optional<Snapshot> checkpoint(String jobId) throws IOException {
        return newestIn(checkpoints.map(folder -> folder.resolve(jobId)), "chk-*");
    }

    private static Optional<Path> newest(Stream<Snapshot> snapshots) {
        return snapshots.max(Comparator.comparing(Snapshot::written)).map(Snapshot::folder);
    }

    private static Optional<Snapshot> newestIn(Optional<Path> folder, String glob)
            throws IOException {
        Snapshot newest = null;
        if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder.get(), glob)) {
            for (Path each : all) {
                Optional<Snapshot> snapshot = complete(each);
                if (snapshot.isPresent()
                        && (newest == null
                                || snapshot.get().written().compareTo(newest.written()) > 0)) {
                    newest = snapshot.get();
                }
            }
        }
        return Optional.ofNullable(newest);
    }

    /** Empty as well where a running job removes it in this moment. */
    private static Optional<Snapshot> complete(Path folder) throws IOException {
        try {
            FileTime written = Files.getLastModifiedTime(folder.resolve("_metadata"));
            return Optional.of(new Snapshot(folder, written));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
